"use client";

import { type RefObject, useEffect, useMemo, useState } from "react";
import { useCode, withCode } from "@/components/ui/code-on-demand";
import type { Fix } from "@/lib/search/issue";
import { QUERY_CODE } from "./query-code";
import type { ShownIssue } from "./query-issues";

/** The query while it is being written: its text, where the caret stands, and what is wrong. */
export function useQueryDraft(
  input: RefObject<HTMLTextAreaElement | null>,
  {
    q,
    serverIssues,
    onSearch,
  }: {
    /** The query that was asked last. */
    readonly q: string;
    readonly serverIssues: readonly ShownIssue[];
    readonly onSearch: (q: string) => void;
  },
) {
  const [draft, setDraft] = useState(q);
  const [asked, setAsked] = useState(q);
  const [caret, setCaret] = useState(0);
  const [submitted, setSubmitted] = useState(true);
  if (asked !== q) {
    setAsked(q);
    setDraft(q);
    setSubmitted(true);
  }
  useEffect(() => setCaret(input.current?.selectionEnd ?? 0), [input]);
  const parser = useCode(QUERY_CODE, draft !== "");
  const own = useMemo(() => parser?.parseQuery(draft).issues ?? [], [parser, draft]);
  const server = draft === q ? serverIssues : [];
  const issues = parser?.mergeIssues(own, server) ?? server;

  const write = (text: string, at = text.length) => {
    setDraft(text);
    setCaret(at);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(at, at);
    });
  };
  const send = (text: string) => {
    setSubmitted(true);
    withCode(QUERY_CODE, ({ parseQuery }) => {
      const isWrong = parseQuery(text).issues.some((issue) => issue.severity === "error");
      if (isWrong) return;
      setDraft(text.trim());
      onSearch(text.trim());
    });
  };
  const mend = (fix: Fix) =>
    withCode(QUERY_CODE, ({ applyFix }) => {
      const text = applyFix(draft, fix);
      write(text);
      send(text);
    });
  return {
    draft,
    caret,
    issues,
    // A condition that is still being written is not yet wrong.
    shown: submitted ? issues : issues.filter((issue) => issue.to < caret),
    submitted,
    /** The reader typed. */
    type: (text: string, at: number) => {
      setDraft(text);
      setCaret(at);
      setSubmitted(false);
    },
    setCaret,
    write,
    send,
    mend,
    /** Applies the first fix there is. */
    mendFirst: () =>
      withCode(QUERY_CODE, ({ mergeIssues, parseQuery }) => {
        const known = mergeIssues(parseQuery(draft).issues, server);
        const fix = known.find(({ fixes }) => fixes.length > 0)?.fixes[0];
        if (fix !== undefined) mend(fix);
      }),
  };
}
