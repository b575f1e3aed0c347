"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Suggestion } from "@/lib/api/contract";
import { suggestQuery } from "@/lib/api/event-queries";

const DEBOUNCE_MS = 120;
const NONE: readonly Suggestion[] = [];

/** Suggestions at the caret and the one that is picked; empty while closed. */
export function useSuggestions(text: string, caret: number) {
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [asked, setAsked] = useState({ text, caret });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ text, caret }), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, caret]);
  const { data } = useQuery({
    ...suggestQuery(asked.text, asked.caret),
    enabled: isOpen,
    placeholderData: keepPreviousData,
    retry: false,
  });
  // An answer for an older text would replace the wrong range.
  const fresh = isOpen && asked.text === text && asked.caret === caret;
  const items = fresh ? (data ?? NONE) : NONE;
  return {
    items,
    at,
    active: items[at],
    open: () => {
      setOpen(true);
      setAt(-1);
    },
    close: () => setOpen(false),
    /** After a choice: a field goes on to its values, a value is finished. */
    reset: (again: boolean) => {
      setOpen(again);
      setAt(-1);
    },
    move: (by: number) =>
      setAt((was) => (was + by + items.length + (was < 0 && by < 0 ? 1 : 0)) % items.length),
  };
}
