"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { SearchParams } from "@/lib/api/contract";
import { savedViewsQuery, searchRunsQuery } from "@/lib/api/desk-queries";
import { suggestQuery } from "@/lib/api/query-help-queries";
import { MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { isOneWord, suggestionRows } from "./suggestion-rows";
import type { FoundRows } from "./use-suggestions";

const DEBOUNCE_MS = 120;

/** Finds the rows for the caret while it is here; it has no face of its own. */
export function SuggestionSource({
  text,
  caret,
  range,
  onRows,
}: {
  readonly text: string;
  readonly caret: number;
  readonly range: Partial<SearchParams>;
  readonly onRows: (found: FoundRows) => void;
}) {
  const [asked, setAsked] = useState({ text, caret });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ text, caret }), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, caret]);
  // No rows of the query before meanwhile: they would replace another range.
  const { data: suggestions } = useQuery({
    ...suggestQuery(asked.text, asked.caret, range),
    enabled: asked.text.length <= MAX_QUERY_LENGTH,
    retry: false,
  });
  const views = useQuery({ ...savedViewsQuery, enabled: isOneWord(text), retry: false }).data;
  const runs = useQuery({ ...searchRunsQuery(null), enabled: text === "", retry: false }).data;
  useEffect(() => {
    const rows = suggestionRows(asked.text, {
      suggestions: suggestions ?? [],
      views: views?.views ?? [],
      runs: runs?.runs ?? [],
    });
    onRows({ ...asked, rows });
  }, [onRows, asked, suggestions, views, runs]);
  return null;
}
