"use client";

import { useId, useMemo, useRef, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import type { SearchParams } from "@/lib/api/contract";
import { useQueryBarActs } from "./query-bar-acts";
import { QueryHighlight } from "./query-highlight";
import type { ShownIssue } from "./query-issues";
import type { TokenSpot } from "./token-words";

const parts = () => import("./query-bar-parts").then((module) => module.queryBarParts);
const IndicatorChip = onDemand(async () => (await parts()).IndicatorChip);
const QueryBarButton = onDemand(async () => (await parts()).QueryBarButton);
const QueryBarPopup = onDemand(async () => (await parts()).QueryBarPopup);
const QueryExplanation = onDemand(async () => (await parts()).QueryExplanation);
const QueryIssues = onDemand(async () => (await parts()).QueryIssues);
const SuggestionSource = onDemand(async () => (await parts()).SuggestionSource);
const TokenHover = onDemand(async () => (await parts()).TokenHover);

const TEXT =
  "col-start-1 row-start-1 py-1.5 ps-8 pe-24 font-mono text-sm whitespace-pre-wrap break-words";

/**
 * The query input: colours behind plain text, suggestions with counts, the meaning of each
 * condition, errors at their place with a fix. What is being typed stays in here until it is sent:
 * the list does not follow each key.
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
  const input = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const id = useId();
  const acts = useQueryBarActs(input, { search, serverIssues, onSearch });
  const { query, suggestions, caretSpeaks } = acts;
  const { draft, caret } = query;
  const { rows, at } = suggestions;
  const [explaining, setExplaining] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const spot = useMemo<TokenSpot | null>(() => {
    if (pointed !== null) return { by: "pointer", offset: pointed };
    return caretSpeaks ? { by: "caret", offset: caret } : null;
  }, [pointed, caretSpeaks, caret]);
  useShortcuts({ "/": () => input.current?.focus() });

  return (
    <search className="min-w-0 flex-1 basis-80">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          acts.send(draft);
        }}
      >
        <div
          ref={box}
          className="relative min-h-8 rounded-md border border-edge bg-surface focus-within:outline-2 focus-within:outline-accent"
        >
          {draft === "" ? null : <TokenHover box={box} layer={layer} onOffset={setPointed} />}
          <Icon name="search" className="absolute start-2.5 top-2 text-muted" />
          {/* Six lines and a bit: that there is more can be seen. */}
          <div className="grid max-h-[8.5rem] overflow-x-hidden overflow-y-auto">
            <QueryHighlight
              ref={layer}
              text={draft}
              errors={query.shown.filter((issue) => issue.severity === "error")}
              className={TEXT}
            />
            <textarea
              ref={input}
              rows={1}
              value={draft}
              spellCheck={false}
              autoComplete="off"
              autoCapitalize="off"
              aria-label="Query"
              aria-keyshortcuts="/"
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={rows.length > 0}
              aria-controls={rows.length > 0 ? id : undefined}
              aria-activedescendant={rows[at] === undefined ? undefined : `${id}-${at}`}
              aria-invalid={
                query.submitted && query.issues.some(({ severity }) => severity === "error")
              }
              aria-describedby={`${id}-issues ${id}-words`}
              placeholder="Search: user:alice, IP, ARN…"
              className={`${TEXT} w-full resize-none overflow-hidden bg-transparent text-transparent caret-ink outline-none placeholder:truncate placeholder:whitespace-nowrap placeholder:text-muted`}
              onChange={(event) => acts.onType(event.target.value, event.target.selectionEnd)}
              onSelect={(event) => query.setCaret(event.currentTarget.selectionEnd)}
              onFocus={acts.onFocus}
              onBlur={acts.close}
              onKeyDown={acts.onKeyDown}
              onKeyUp={acts.onKeyUp}
              onPaste={acts.onPaste}
            />
          </div>
          {draft === "" && search.q === "" ? null : (
            <QueryBarButton
              isChanged={draft !== search.q}
              isEmpty={draft === ""}
              explaining={explaining}
              onExplain={() => setExplaining(!explaining)}
            />
          )}
          {suggestions.isOpen ? (
            <SuggestionSource
              text={draft}
              caret={caret}
              range={search}
              onRows={suggestions.onRows}
            />
          ) : null}
          {rows.length > 0 || spot !== null ? (
            <QueryBarPopup
              id={id}
              text={draft}
              spot={spot}
              rows={rows}
              at={at}
              onChoose={acts.choose}
            />
          ) : null}
        </div>
        {query.shown.length === 0 ? null : (
          <QueryIssues
            id={`${id}-issues`}
            issues={query.shown}
            urgent={query.submitted}
            onFix={acts.mend}
          />
        )}
        {/[\n,;]/.test(draft) ? <IndicatorChip text={draft} /> : null}
        {explaining ? <QueryExplanation q={search.q} /> : null}
      </form>
    </search>
  );
}
