"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { type DiffBase, diffBase } from "./diff-groups";

const BASES = [
  { id: "previous", label: "The one before like it" },
  { id: "neighbour", label: "The one before it in time" },
  { id: "event", label: "Another event" },
] as const satisfies readonly { id: DiffBase; label: string }[];

/** Which event the open one is compared with. */
export function DiffBaseChoice({
  cmp,
  onChange,
}: {
  readonly cmp: string | null;
  /** Null is the usual base. */
  readonly onChange: (cmp: string | null) => void;
}) {
  const [base, setBase] = useState(diffBase(cmp));
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = new FormData(event.currentTarget).get("key");
    if (typeof key === "string" && key.trim() !== "") onChange(key.trim().slice(0, 200));
  };
  return (
    <form onSubmit={onSubmit} className="space-y-2" data-no-print>
      <label className="flex items-center gap-2">
        Compare with
        <select
          className="h-7 min-w-0 rounded-md border border-edge bg-surface px-1"
          value={base}
          onChange={(event) => {
            const next = BASES.find(({ id }) => id === event.target.value)?.id ?? "previous";
            setBase(next);
            if (next !== "event") onChange(next === "previous" ? null : next);
          }}
        >
          {BASES.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {base === "event" ? (
        <div className="flex gap-2">
          <input
            name="key"
            required
            maxLength={200}
            defaultValue={diffBase(cmp) === "event" ? (cmp ?? "") : ""}
            placeholder="Event ID, or the key in its link"
            aria-label="Event ID, or the key in its link"
            autoComplete="off"
            spellCheck={false}
            className={`${INPUT_CLASS} font-mono`}
          />
          <Button type="submit">Compare</Button>
        </div>
      ) : null}
    </form>
  );
}
