"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { SearchParams } from "@/lib/api/contract";
import { savedViewsQuery, searchRunsQuery } from "@/lib/api/desk-queries";
import { suggestQuery } from "@/lib/api/event-queries";
import { MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { isOneWord, type SuggestionRow, suggestionRows } from "./suggestion-rows";

const DEBOUNCE_MS = 120;
const NONE: readonly SuggestionRow[] = [];

/** The rows for the caret and the one that is picked; none while closed. */
export function useSuggestions(text: string, caret: number, range: Partial<SearchParams>) {
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [asked, setAsked] = useState({ text, caret });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ text, caret }), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, caret]);
  const suggestions = useQuery({
    ...suggestQuery(asked.text, asked.caret, range),
    enabled: isOpen && asked.text.length <= MAX_QUERY_LENGTH,
    placeholderData: keepPreviousData,
    retry: false,
  }).data;
  const views = useQuery({ ...savedViewsQuery, enabled: isOpen && isOneWord(text), retry: false });
  const runs = useQuery({ ...searchRunsQuery(null), enabled: isOpen && text === "", retry: false });
  // An answer for an older text would replace the wrong range.
  const isFresh = isOpen && asked.text === text && asked.caret === caret;
  const rows = useMemo(
    () =>
      isFresh
        ? suggestionRows(text, {
            suggestions: suggestions ?? [],
            views: views.data?.views ?? [],
            runs: runs.data?.runs ?? [],
          })
        : NONE,
    [isFresh, text, suggestions, views.data, runs.data],
  );
  return {
    rows,
    at,
    active: rows[at],
    open: () => {
      setOpen(true);
      setAt(-1);
    },
    close: () => setOpen(false),
    move: (by: 1 | -1) =>
      setAt((was) => (was + by + rows.length + (was < 0 && by < 0 ? 1 : 0)) % rows.length),
  };
}
