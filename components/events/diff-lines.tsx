"use client";

import { useState } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount, formatCounted } from "@/lib/format/count";
import type { DiffGroup, DiffLine } from "./diff-groups";

/** More of a value is shown on demand. */
const SHORT_LENGTH = 240;

/** The changes of one part of a record; ids and times, which always differ, are folded away. */
export function DiffLines({ group }: { readonly group: DiffGroup }) {
  return (
    <details open={!group.isExpected}>
      <summary className="min-h-6 font-medium">
        <VisibleText text={group.title} />
        <span className="ms-2 text-xs font-normal text-muted">
          {formatCounted(group.lines.length, "change")}
        </span>
      </summary>
      <ul className="border-t border-line">
        {group.lines.map((line) => (
          <Line key={`${line.kind} ${line.path}`} line={line} />
        ))}
      </ul>
    </details>
  );
}

const LOOKS = {
  added: "text-accent",
  removed: "text-bad",
  changed: "text-warn",
} as const;

function Line({ line }: { readonly line: DiffLine }) {
  return (
    <li className="border-b border-line py-1">
      <p className="flex items-baseline gap-2">
        <span aria-hidden="true" className={`w-3 font-mono font-semibold ${LOOKS[line.kind]}`}>
          {line.sign}
        </span>
        <span
          className="min-w-0 flex-1 font-mono text-xs break-all"
          title={line.path.slice(0, 500)}
        >
          <VisibleText text={line.name} />
        </span>
        <span className={`shrink-0 text-xs ${LOOKS[line.kind]}`}>{line.kind}</span>
      </p>
      <div className="ms-5 space-y-0.5 font-mono text-xs">
        {line.before === null ? null : <Value word="before" sign="−" text={line.before} />}
        {line.after === null ? null : <Value word="after" sign="+" text={line.after} />}
      </div>
    </li>
  );
}

function Value({
  word,
  sign,
  text,
}: {
  readonly word: "before" | "after";
  readonly sign: string;
  readonly text: string;
}) {
  const [all, setAll] = useState(false);
  const isLong = text.length > SHORT_LENGTH;
  const look = word === "before" ? "border-bad bg-bad/10" : "border-accent bg-accent/10";
  return (
    <p className={`border-s-2 ps-2 break-all whitespace-pre-wrap ${look}`}>
      <span aria-hidden="true">{sign} </span>
      <span className="sr-only">{word}: </span>
      <VisibleText text={all ? text : text.slice(0, SHORT_LENGTH)} multiline />
      {isLong ? (
        <button
          type="button"
          aria-expanded={all}
          className="ms-1 h-6 rounded-sm px-1 font-sans text-accent hover:underline"
          onClick={() => setAll(!all)}
        >
          {all ? "Less" : `… all ${formatCount(text.length)} characters`}
        </button>
      ) : null}
    </p>
  );
}
