"use client";

import { useState } from "react";
import type { SuggestionRow } from "./suggestion-rows";

/** Rows, and the text and caret that they are for. */
export interface FoundRows {
  readonly text: string;
  readonly caret: number;
  readonly rows: readonly SuggestionRow[];
}

const NONE: readonly SuggestionRow[] = [];

/** The rows for the caret and the one that is picked; none while closed. */
export function useSuggestions(text: string, caret: number) {
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [found, setFound] = useState<FoundRows | null>(null);
  // Rows for an older text would replace the wrong range.
  const isFresh = isOpen && found?.text === text && found.caret === caret;
  const rows = isFresh ? found.rows : NONE;
  return {
    rows,
    at,
    active: rows[at],
    /** They are wanted: whoever finds them says so by `onRows`. */
    isOpen,
    onRows: setFound,
    open: () => {
      setOpen(true);
      setAt(-1);
    },
    close: () => setOpen(false),
    move: (by: 1 | -1) =>
      setAt((was) => (was + by + rows.length + (was < 0 && by < 0 ? 1 : 0)) % rows.length),
  };
}
