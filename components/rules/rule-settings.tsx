"use client";

import { useId, useState } from "react";
import { useMay } from "@/components/shell/person";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import type { RuleDetail } from "@/lib/api/rule-contract";
import { keyOf } from "./rule-list-view";
import { LEVEL_WORDS } from "./rule-words";
import { useChangeRule } from "./use-change-rule";

/** What people decide about a rule, whatever its text says: whether it runs, how bad, and for whom. */
export function RuleSettings({ rule }: { readonly rule: RuleDetail }) {
  const [scoping, setScoping] = useState(false);
  const mayLead = useMay("lead");
  const change = useChangeRule(rule.id);
  const { isEnabled, level, ownLevel, accounts } = rule;
  if (rule.state === "removed" || !mayLead) return null;
  const isSet = ownLevel !== level && !(ownLevel === null && level === "medium");
  return (
    <div data-no-print>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look={isEnabled ? "plain" : "primary"}
          busy={change.isPending}
          onClick={() => change.mutate({ action: "set", isEnabled: !isEnabled })}
        >
          {isEnabled ? "Disable" : "Enable"}
        </Button>
        <label className="flex h-8 items-center gap-1.5 rounded-md border border-edge bg-surface ps-2">
          <span className="text-muted">Level</span>
          <select
            value={isSet ? level : ""}
            className="h-full rounded-md bg-surface pe-1"
            onChange={({ target }) =>
              change.mutate({ action: "set", level: keyOf(LEVEL_WORDS, target.value) })
            }
          >
            <option value="">Its own ({ownLevel ?? "medium, it has none"})</option>
            {Object.entries(LEVEL_WORDS).map(([name, word]) => (
              <option key={name} value={name}>
                {word}
              </option>
            ))}
          </select>
        </label>
        <Button onClick={() => setScoping(true)}>
          {accounts.length === 0
            ? "For all accounts"
            : `For ${accounts.length} ${accounts.length === 1 ? "account" : "accounts"}`}
        </Button>
      </div>
      <p role="status" className="text-xs text-muted">
        {change.isSuccess ? "Saved. Workers take it up within seconds." : ""}
      </p>
      {change.isError ? <ErrorNote title="The rule was not changed" error={change.error} /> : null}
      <Dialog title="Accounts of this rule" open={scoping} onClose={() => setScoping(false)}>
        <AccountsForm rule={rule} onClose={() => setScoping(false)} />
      </Dialog>
    </div>
  );
}

function AccountsForm({
  rule,
  onClose,
}: {
  readonly rule: RuleDetail;
  readonly onClose: () => void;
}) {
  const name = useId();
  const change = useChangeRule(rule.id);
  const [problem, setProblem] = useState<string>();
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        const text = String(new FormData(event.currentTarget).get(name) ?? "");
        const accounts = text.split(/[\s,]+/).filter(Boolean);
        const wrong = accounts.find((account) => !/^\d{12}$/.test(account));
        setProblem(wrong && `${JSON.stringify(wrong)} is no account number of 12 digits.`);
        if (wrong === undefined) {
          change.mutate({ action: "set", accounts }, { onSuccess: onClose });
        }
      }}
    >
      <TextField
        name={name}
        data-focus
        label="Account numbers"
        defaultValue={rule.accounts.join(" ")}
        hint="12 digits each, with spaces or commas between them. Empty: all accounts."
        error={problem}
      />
      <p className="text-muted">
        From now on the rule matches events of these accounts only. What it found before stays.
      </p>
      {change.isError ? <ErrorNote title="The rule was not changed" error={change.error} /> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" busy={change.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
