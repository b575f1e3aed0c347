"use client";

import { type FormEvent, useState } from "react";
import { setUrlParams } from "@/components/shell/url-params";
import { Button } from "@/components/ui/button";
import { INPUT_CLASS } from "@/components/ui/text-field";
import type { Profile } from "@/lib/api/profile-contract";
import { formatDuration } from "@/lib/format/duration";
import { ComparePrincipal } from "./compare-principal";
import { type CompareWith, printCompare } from "./compare-with";

/** What to set a profile against; the choice is in the page's link. */
export function CompareChoice({
  profile: { kind, id, period },
  other,
  onDone,
}: {
  readonly profile: Profile;
  readonly other: CompareWith | null;
  readonly onDone: () => void;
}) {
  const choose = (next: CompareWith | null) => {
    setUrlParams({ cmp: next && printCompare(next) });
    onDone();
  };
  return (
    <div className="space-y-3 p-3 sm:w-96">
      <Button className="w-full" onClick={() => choose({ kind: "prev" })}>
        With the {formatDuration((period.toMs - period.fromMs) / 1000)} before
      </Button>
      <RangeForm
        from={other?.kind === "range" ? other.from : ""}
        to={other?.kind === "range" ? other.to : ""}
        onChoose={(from, to) => choose({ kind: "range", from, to })}
      />
      {kind === "principal" ? (
        <ComparePrincipal
          own={id}
          period={period}
          onChoose={(key) => choose({ kind: "principal", key })}
        />
      ) : null}
      {other === null ? null : (
        <Button look="quiet" className="w-full" onClick={() => choose(null)}>
          End the comparison
        </Button>
      )}
    </div>
  );
}

function RangeForm({
  from,
  to,
  onChoose,
}: {
  readonly from: string;
  readonly to: string;
  readonly onChoose: (from: string, to: string) => void;
}) {
  const [start, setStart] = useState(from);
  const [end, setEnd] = useState(to);
  const isWhole = [start, end].every((text) => /^[^.\s]+$/.test(text.trim()));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) onChoose(start.trim(), end.trim());
  };
  const field = (label: string, value: string, set: (value: string) => void) => (
    <label className="block">
      <span className="text-xs text-muted">{label}</span>
      <input
        value={value}
        autoComplete="off"
        spellCheck={false}
        placeholder="2026-11-01 or now-60d"
        className={INPUT_CLASS}
        onChange={({ target }) => set(target.value)}
      />
    </label>
  );
  return (
    <form className="space-y-1" onSubmit={submit}>
      <p className="font-medium">With another time</p>
      <div className="grid grid-cols-2 gap-2">
        {field("From (UTC)", start, setStart)}
        {field("To (UTC)", end, setEnd)}
      </div>
      <Button type="submit" disabled={!isWhole}>
        Compare
      </Button>
    </form>
  );
}
