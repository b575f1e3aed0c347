"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";

/** As many as a link takes. */
const MOST = 30;
const MANY = 8;

/** Which accounts a page is about: none chosen means all. */
export function ScopePanel({
  accounts,
  scope,
  onChange,
}: {
  readonly accounts: readonly string[];
  readonly scope: string | undefined;
  /** Null for all accounts. */
  readonly onChange: (scope: string | null) => void;
}) {
  const [chosen, setChosen] = useState<readonly string[]>(scope?.split(",") ?? []);
  const [typed, setTyped] = useState("");
  // One that the link names stays in sight, whether or not the index knows it.
  const listed = [...new Set([...chosen, ...accounts])].sort();
  const shown = listed.filter((account) => account.includes(typed.trim()));
  const toggle = (account: string) =>
    setChosen(
      chosen.includes(account) ? chosen.filter((one) => one !== account) : [...chosen, account],
    );
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onChange(chosen.length === 0 ? null : chosen.toSorted().join(","));
  };
  return (
    <form className="flex max-h-[70dvh] flex-col gap-2 p-3 sm:w-72" onSubmit={apply}>
      {listed.length > MANY ? (
        <input
          aria-label="Find an account"
          placeholder="Find an account"
          value={typed}
          className={`${INPUT_CLASS} shrink-0`}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      <ul aria-label="Accounts" className="min-h-0 overflow-auto">
        {shown.map((account) => (
          <li key={account}>
            <label className="flex min-h-7 items-center gap-2 font-mono text-xs">
              <input
                type="checkbox"
                checked={chosen.includes(account)}
                disabled={!chosen.includes(account) && chosen.length >= MOST}
                onChange={() => toggle(account)}
              />
              <VisibleText text={account} />
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className="text-muted">No account has these digits.</p> : null}
      {chosen.length >= MOST ? (
        <p className="text-xs text-muted">A link names at most {MOST} accounts.</p>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" look="primary" className="flex-1">
          {chosen.length === 0 ? "Show all accounts" : "Show these"}
        </Button>
        {chosen.length === 0 ? null : <Button onClick={() => setChosen([])}>Choose none</Button>}
      </div>
    </form>
  );
}
