"use client";

import { CornerDownLeft, MessageCircleQuestionMark, Search } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import type { SearchParams, Suggestion } from "@/lib/api/contract";
import { applyFix } from "@/lib/search/apply-fix";
import { parseQuery } from "@/lib/search/parse";
import { QueryExplanation } from "./query-explanation";
import { QueryHighlight } from "./query-highlight";
import { QueryIssues, type ShownIssue } from "./query-issues";
import { SuggestionList } from "./suggestion-list";
import { useSuggestions } from "./use-suggestions";

const TEXT =
  "col-start-1 row-start-1 py-1.5 ps-8 pe-24 font-mono text-sm whitespace-pre-wrap break-words";

/**
 * The query input: colours behind plain text, suggestions with counts, errors at their place with
 * a fix. What is being typed stays in here until it is sent: the list does not follow each key.
 */
export function QueryBar({
  search,
  serverIssues,
  onSearch,
}: {
  readonly search: SearchParams;
  /** What the server found wrong or doubtful in the query that was sent. */
  readonly serverIssues: readonly ShownIssue[];
  readonly onSearch: (q: string) => void;
}) {
  const [draft, setDraft] = useState(search.q);
  const [sent, setSent] = useState(search.q);
  const [caret, setCaret] = useState(0);
  const [submitted, setSubmitted] = useState(true);
  const [explaining, setExplaining] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  if (sent !== search.q) {
    setSent(search.q);
    setDraft(search.q);
    setSubmitted(true);
  }
  const issues =
    draft === search.q && serverIssues.length > 0 ? serverIssues : parseQuery(draft).issues;
  const errors = issues.filter((issue) => issue.severity === "error");
  // A condition that is still being written is not yet wrong.
  const shown = submitted ? issues : issues.filter((issue) => issue.to < caret);
  const suggestions = useSuggestions(draft, caret);

  const write = (text: string, at: number) => {
    setDraft(text);
    setCaret(at);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(at, at);
    });
  };
  const accept = (chosen: Suggestion) => {
    const text = `${draft.slice(0, chosen.from)}${chosen.text}${draft.slice(chosen.to)}`;
    write(text, chosen.from + chosen.text.length);
    suggestions.reset(chosen.kind !== "value");
  };
  const send = (text: string) => {
    setSubmitted(true);
    suggestions.close();
    const wrong = parseQuery(text).issues.some((issue) => issue.severity === "error");
    if (!wrong) onSearch(text.trim());
  };
  const mend = (issue: ShownIssue, fix = issue.fixes[0]) => {
    if (fix === undefined) return;
    const text = applyFix(draft, fix);
    write(text, text.length);
    send(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.altKey ? `Alt+${event.key}` : event.key;
    const firstFix = issues.find((issue) => issue.fixes.length > 0);
    if (key === "Alt+Enter" && firstFix !== undefined) mend(firstFix);
    else if (key === "Enter" && !event.shiftKey) {
      if (suggestions.active === undefined) send(draft);
      else accept(suggestions.active);
    } else if (key === "Tab" && suggestions.active !== undefined) accept(suggestions.active);
    else if (key === "ArrowDown" && suggestions.items.length > 0) suggestions.move(1);
    else if (key === "ArrowUp" && suggestions.items.length > 0) suggestions.move(-1);
    else if (key === "Escape") {
      if (suggestions.items.length > 0) suggestions.close();
      else input.current?.blur();
    } else return;
    event.preventDefault();
  };
  useShortcuts({ "/": () => input.current?.focus() });
  useEffect(() => setCaret(input.current?.selectionEnd ?? 0), []);

  return (
    <search className="min-w-0 flex-1 basis-80">
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send(draft);
        }}
      >
        <div className="relative grid min-h-8 rounded-md border border-edge bg-surface focus-within:outline-2 focus-within:outline-accent">
          <Search size={16} aria-hidden="true" className="absolute start-2.5 top-2 text-muted" />
          <QueryHighlight
            text={draft}
            errors={shown.filter((issue) => issue.severity === "error")}
            className={TEXT}
          />
          <textarea
            ref={input}
            rows={1}
            value={draft}
            maxLength={2000}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            aria-label="Query"
            aria-keyshortcuts="/"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={suggestions.items.length > 0}
            aria-controls={listId}
            aria-activedescendant={
              suggestions.active === undefined ? undefined : `${listId}-${suggestions.at}`
            }
            aria-invalid={errors.length > 0 && submitted}
            aria-describedby={`${listId}-issues`}
            placeholder="Search:  user:alice outcome:denied  ·  an ARN, IP, key or account  ·  press / "
            className={`${TEXT} w-full resize-none overflow-hidden bg-transparent text-transparent caret-ink outline-none placeholder:truncate placeholder:whitespace-nowrap placeholder:text-muted`}
            onChange={(event) => {
              setDraft(event.target.value);
              setCaret(event.target.selectionEnd);
              setSubmitted(false);
              suggestions.open();
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionEnd)}
            onFocus={suggestions.open}
            onBlur={suggestions.close}
            onKeyDown={onKeyDown}
          />
          <div className="absolute end-1 top-0.75 flex">
            {draft !== search.q ? (
              <button
                type="submit"
                className="flex h-6 items-center gap-1 rounded-sm bg-accent px-2 text-xs text-on-accent"
              >
                Search <CornerDownLeft size={12} aria-hidden="true" />
              </button>
            ) : draft === "" ? null : (
              <button
                type="button"
                aria-expanded={explaining}
                className="flex h-6 items-center gap-1 rounded-sm px-2 text-xs text-muted hover:bg-hover hover:text-ink"
                onClick={() => setExplaining(!explaining)}
              >
                <MessageCircleQuestionMark size={14} aria-hidden="true" />
                Explain
              </button>
            )}
          </div>
          <SuggestionList
            id={listId}
            items={suggestions.items}
            at={suggestions.at}
            onChoose={accept}
          />
        </div>
        <QueryIssues id={`${listId}-issues`} issues={shown} urgent={submitted} onFix={mend} />
        {explaining ? <QueryExplanation q={search.q} /> : null}
      </form>
    </search>
  );
}
