"use client";

import { type FormEvent, useId, useState } from "react";
import { usePreferences } from "@/components/shell/preferences";
import { readRange } from "@/components/shell/time-range-input";
import { Button } from "@/components/ui/button";
import { zoneName } from "@/lib/format/time";

const INPUT =
  "h-8 w-44 rounded-md border border-edge bg-surface px-2 font-mono text-xs aria-invalid:border-bad";

/** Two typed times and a button that takes them. */
export function CompareRange({
  from,
  to,
  word,
  onChoose,
}: {
  readonly from: string;
  readonly to: string;
  /** What the button does. */
  readonly word: string;
  readonly onChoose: (from: string, to: string) => void;
}) {
  const { zone } = usePreferences();
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? "");
    const read = readRange({ from: text("from"), to: text("to") }, zone, Date.now());
    if ("errors" in read) return setProblem(read.errors.from ?? read.errors.to ?? null);
    const { range } = read;
    if (range.from === undefined || range.to === undefined) {
      return setProblem("Write both a start and an end.");
    }
    setProblem(null);
    onChoose(range.from, range.to);
  };
  const field = (name: "from" | "to", written: string) => (
    <label className="flex items-center gap-1">
      {name}
      <input
        name={name}
        defaultValue={written}
        placeholder="YYYY-MM-DD hh:mm"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={id}
        className={INPUT}
      />
    </label>
  );
  return (
    <form className="flex flex-wrap items-center gap-2" onSubmit={submit}>
      {field("from", from)}
      {field("to", to)}
      <span className="text-muted">{zoneName(zone)}</span>
      <Button type="submit">{word}</Button>
      <p id={id} role="alert" className="text-xs text-bad">
        {problem}
      </p>
    </form>
  );
}
