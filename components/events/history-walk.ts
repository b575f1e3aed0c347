"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

/** One's own searches, newest first, walked through from the text that was being written. */
export function useHistoryWalk(write: (text: string) => void) {
  const client = useQueryClient();
  const walk = useRef<{ texts: readonly string[]; at: number } | null>(null);
  return {
    /** 1 is older, -1 newer; at both ends nothing happens. */
    step: async (by: 1 | -1, draft: string) => {
      if (walk.current === null) {
        const { earlierQueries } = await import("./earlier-queries");
        const queries = await earlierQueries(client);
        walk.current = { texts: [draft, ...queries.filter((q) => q !== draft)], at: 0 };
      }
      const { texts, at } = walk.current;
      const text = texts[at + by];
      if (text === undefined) return;
      walk.current = { texts, at: at + by };
      write(text);
    },
    /** Another text is being written: the next walk starts from there. */
    leave: () => {
      walk.current = null;
    },
  };
}
