"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "@/components/shell/answer";
import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { RuleDetail } from "@/lib/api/rule-contract";
import { ruleVersionQuery } from "@/lib/api/rule-queries";
import { type DiffedLine, diffLines } from "./line-diff";

/** What was written when, by whom, and how one version became another. */
export function RuleVersions({ rule }: { readonly rule: RuleDetail }) {
  const { versions } = rule;
  const newest = versions[0]?.number ?? 1;
  const [[older, newer], setPair] = useState<readonly [number, number]>([
    Math.max(1, newest - 1),
    newest,
  ]);
  return (
    <section aria-labelledby="versions" className="space-y-2">
      <h2 id="versions" className="border-b border-line pb-1 text-base font-semibold">
        Versions
      </h2>
      <ul>
        {versions.map(({ id, number, createdBy, createdAtMs }) => (
          <li key={id} className="leading-6">
            Version {number}, <TimeText timeMs={createdAtMs} withZone toSecond />, by{" "}
            <VisibleText text={createdBy} />
          </li>
        ))}
      </ul>
      {versions.length < 2 ? null : (
        <>
          <div className="flex flex-wrap items-center gap-2" data-no-print>
            <Pick
              label="Compare version"
              value={older}
              rule={rule}
              onChange={(number) => setPair([number, newer])}
            />
            <Pick
              label="with version"
              value={newer}
              rule={rule}
              onChange={(number) => setPair([older, number])}
            />
          </div>
          <Diff ruleId={rule.id} older={older} newer={newer} />
        </>
      )}
    </section>
  );
}

function Pick({
  label,
  value,
  rule,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly rule: RuleDetail;
  readonly onChange: (number: number) => void;
}) {
  return (
    <label className="flex h-8 items-center gap-1.5">
      <span>{label}</span>
      <select
        value={value}
        className="h-8 rounded-md border border-edge bg-surface px-1"
        onChange={({ target }) => onChange(Number(target.value))}
      >
        {rule.versions.map(({ number }) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </select>
    </label>
  );
}

function Diff({
  ruleId,
  older,
  newer,
}: {
  readonly ruleId: number;
  readonly older: number;
  readonly newer: number;
}) {
  const before = useQuery(ruleVersionQuery(ruleId, older));
  const after = useQuery(ruleVersionQuery(ruleId, newer));
  return (
    <Answer isPage query={before} what={`version ${older}`} lines={4}>
      {(one) => (
        <Answer isPage query={after} what={`version ${newer}`} lines={4}>
          {(other) => <Lines lines={diffLines(one.text, other.text)} />}
        </Answer>
      )}
    </Answer>
  );
}

const SIGNS = { same: "", removed: "−", added: "+" } as const;
const LOOKS = { same: "", removed: "bg-bad/10", added: "bg-accent/10" } as const;

function Lines({ lines }: { readonly lines: readonly DiffedLine[] }) {
  if (lines.every(({ kind }) => kind === "same")) return <p>These are the same.</p>;
  return (
    <ol className="overflow-x-auto rounded-md border border-line bg-surface py-1 font-mono text-xs">
      {lines.map(({ kind, text, before, after }) => (
        <li key={`${before} ${after}`} className={`flex min-h-5 ${LOOKS[kind]}`}>
          <span aria-hidden="true" className="w-8 shrink-0 text-end text-muted select-none">
            {before}
          </span>
          <span aria-hidden="true" className="w-8 shrink-0 text-end text-muted select-none">
            {after}
          </span>
          <span aria-hidden="true" className="w-5 shrink-0 text-center select-none">
            {SIGNS[kind]}
          </span>
          {kind === "same" ? null : <span className="sr-only">{kind}: </span>}
          <pre className="min-w-0 flex-1 wrap-anywhere whitespace-pre-wrap">
            <VisibleText text={text} />
          </pre>
        </li>
      ))}
    </ol>
  );
}
