"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { AUDIT_RESULTS, type AuditFilters } from "@/lib/api/audit-contract";
import { auditSearch } from "@/lib/api/audit-queries";

/** What is asked for, which is the page's address too. */
export function AuditFilterForm({
  view,
  actions,
}: {
  readonly view: AuditFilters;
  /** Actions that there are entries of. */
  readonly actions: readonly string[];
}) {
  const router = useRouter();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]),
    );
    const kept = view.mine === undefined ? {} : { mine: view.mine };
    const params = new URLSearchParams(auditSearch({ ...kept, ...given }));
    router.push(pageRoute(params.size === 0 ? "/audit" : `/audit?${params}`));
  };
  return (
    <form
      aria-label="Filter the audit log"
      className="flex flex-wrap items-end gap-2"
      onSubmit={onSubmit}
      key={JSON.stringify(view)}
      data-no-print
    >
      {view.mine === undefined ? (
        <TextField label="Who" name="actor" defaultValue={view.actor} hint="name or id" />
      ) : null}
      <Select label="Action" name="action" value={view.action} words={actions} />
      <Select label="Result" name="result" value={view.result} words={AUDIT_RESULTS} />
      <TextField label="Target" name="target" defaultValue={view.target} hint="a part of it" />
      <TextField label="From" name="from" defaultValue={view.from} hint="2026-03-01, now-24h" />
      <TextField label="To" name="to" defaultValue={view.to} hint="not included" />
      <Button type="submit" className="mb-5">
        Show
      </Button>
    </form>
  );
}

function Select({
  label,
  name,
  value,
  words,
}: {
  readonly label: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly words: readonly string[];
}) {
  const offered = value === undefined || words.includes(value) ? words : [value, ...words];
  return (
    <label className="mb-5 block space-y-1 font-medium">
      <span className="block">{label}</span>
      <select
        name={name}
        defaultValue={value ?? ""}
        className="h-8 rounded-md border border-edge bg-surface px-2 font-normal"
      >
        <option value="">any</option>
        {offered.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
