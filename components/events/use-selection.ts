"use client";

import { useRef, useState } from "react";
import type { EventRow } from "@/lib/api/contract";

/** Events that were selected, by key, in the order in which they were. */
export type Selected = ReadonlyMap<string, EventRow>;

type RowAt = (position: number) => EventRow | undefined;

export interface Selection {
  readonly selected: Selected;
  readonly toggle: (position: number, rowAt: RowAt) => void;
  /** Selects all rows from where the selection began to a position. */
  readonly extendTo: (position: number, rowAt: RowAt) => void;
  readonly clear: () => void;
}

/**
 * Events selected for comparing and copying; they stay selected while other searches and views are
 * shown. Positions are those of the list on screen, whose rows `rowAt` tells.
 */
export function useSelection(): Selection {
  const [selected, setSelected] = useState<Selected>(new Map());
  const anchor = useRef<number | null>(null);
  return {
    selected,
    clear: () => setSelected(new Map()),
    toggle: (position, rowAt) => {
      const row = rowAt(position);
      if (row === undefined) return;
      anchor.current = position;
      setSelected((before) => {
        const next = new Map(before);
        if (!next.delete(row.key)) next.set(row.key, row);
        return next;
      });
    },
    extendTo: (position, rowAt) => {
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
