"use client";

import { useMemo } from "react";
import { useCode } from "@/components/ui/code-on-demand";
import { VisibleText } from "@/components/ui/visible-text";
import { QUERY_CODE } from "./query-code";
import { SuggestionList } from "./suggestion-list";
import type { SuggestionRow } from "./suggestion-rows";
import type { TokenSpot } from "./token-words";

/** What lies under the query input: the condition at the caret or pointer in words, then suggestions. */
export function QueryBarPopup({
  id,
  text,
  spot,
  rows,
  at,
  onChoose,
}: {
  readonly id: string;
  readonly text: string;
  readonly spot: TokenSpot | null;
  readonly rows: readonly SuggestionRow[];
  readonly at: number;
  readonly onChoose: (row: SuggestionRow) => void;
}) {
  const code = useCode(QUERY_CODE, spot !== null);
  const words = useMemo(
    () => (spot === null ? null : (code?.tokenWords(text, spot) ?? null)),
    [code, text, spot],
  );
  if (words === null && rows.length === 0) return null;
  return (
    <div
      className={`absolute start-0 top-full z-40 pt-1 ${rows.length > 0 ? "end-0" : "max-w-full"}`}
      data-words
    >
      <div className="max-h-[min(24rem,60dvh)] overflow-auto rounded-lg border border-line bg-raised shadow-lg">
        {words === null ? null : (
          <p
            id={`${id}-words`}
            className="sticky top-0 border-line bg-raised px-3 py-1.5 not-only:border-b"
          >
            <VisibleText text={words} />
          </p>
        )}
        {rows.length === 0 ? null : (
          <SuggestionList id={id} rows={rows} at={at} onChoose={onChoose} />
        )}
      </div>
    </div>
  );
}
