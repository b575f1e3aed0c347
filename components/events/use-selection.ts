"use client";

import { useCallback, useRef, useState } from "react";
import type { EventRow } from "@/lib/api/contract";

/** Events that were selected, by key, in the order in which they were. */
export type Selected = ReadonlyMap<string, EventRow>;

export interface Selection {
  readonly selected: Selected;
  readonly toggle: (position: number) => void;
  /** Selects all rows from where the selection began to a position. */
  readonly extendTo: (position: number) => void;
  readonly clear: () => void;
}

/** Events selected for comparing and copying; they stay selected while other searches are shown. */
export function useSelection(rowAt: (position: number) => EventRow | undefined): Selection {
  const [selected, setSelected] = useState<Selected>(new Map());
  const anchor = useRef<number | null>(null);
  const clear = useCallback(() => setSelected(new Map()), []);
  return {
    selected,
    clear,
    toggle: (position) => {
      const row = rowAt(position);
      if (row === undefined) return;
      anchor.current = position;
      setSelected((before) => {
        const next = new Map(before);
        if (!next.delete(row.key)) next.set(row.key, row);
        return next;
      });
    },
    extendTo: (position) => {
      const from = anchor.current ?? position;
      anchor.current = from;
      const [low, high] = from < position ? [from, position] : [position, from];
      setSelected((before) => {
        const next = new Map(before);
        for (let at = low; at <= high; at++) {
          const row = rowAt(at);
          if (row !== undefined) next.set(row.key, row);
        }
        return next;
      });
    },
  };
}
