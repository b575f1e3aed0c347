"use client";

import { type RefObject, useRef } from "react";
import type { RuleIssue } from "@/lib/api/rule-contract";

const LINE = "font-mono text-xs leading-5";

/**
 * A text of many lines with their numbers; lines with issues are marked. It is a plain textarea: Tab
 * leaves it, and everything that the browser knows of writing works.
 */
export function TextEditor({
  text,
  issues,
  box,
  describedBy,
  onChange,
}: {
  readonly text: string;
  readonly issues: readonly RuleIssue[];
  readonly box: RefObject<HTMLTextAreaElement | null>;
  /** Id of what tells of the issues. */
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
}) {
  const gutter = useRef<HTMLDivElement>(null);
  const count = text.split("\n").length;
  const marked = new Map(
    [...issues]
      .sort((a, b) => b.severity.localeCompare(a.severity))
      .map(({ line, severity }) => [line, severity]),
  );
  return (
    <div className="flex h-[32rem] max-h-[70dvh] rounded-md border border-edge bg-surface focus-within:outline-2 focus-within:outline-accent">
      <div
        ref={gutter}
        aria-hidden="true"
        className={`w-12 shrink-0 overflow-hidden border-e border-line py-2 text-end text-muted select-none ${LINE}`}
      >
        {Array.from({ length: count }, (_, at) => at + 1).map((line) => {
          const severity = marked.get(line);
          return (
            <div
              key={line}
              className={`pe-1.5 ${severity === "error" ? "bg-hover font-bold text-bad" : severity === "warning" ? "bg-hover font-bold text-warn" : ""}`}
            >
              {severity === undefined ? "" : severity === "error" ? "✕ " : "! "}
              {line}
            </div>
          );
        })}
        {/* The textarea may have a scrollbar below its last line. */}
        <div className="h-8" />
      </div>
      <textarea
        ref={box}
        value={text}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        aria-label="Text of the rule, YAML"
        aria-describedby={describedBy}
        aria-invalid={issues.some(({ severity }) => severity === "error")}
        className={`min-w-0 flex-1 resize-none overflow-auto rounded-e-md bg-surface p-2 outline-none ${LINE}`}
        onChange={({ target }) => onChange(target.value)}
        onScroll={({ currentTarget }) => {
          if (gutter.current !== null) gutter.current.scrollTop = currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

/** Puts the caret to the beginning of a line, and the line into sight. */
export function goToLine(box: HTMLTextAreaElement | null, line: number): void {
  if (box === null) return;
  const lines = box.value.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  box.focus();
  box.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  box.scrollTop = (box.scrollHeight / lines.length) * Math.max(0, line - 6);
}
