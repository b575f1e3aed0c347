"use client";

import { useEffect, useState } from "react";
import type { EventRow } from "@/lib/api/contract";
import { DEFAULT_SEARCH } from "@/lib/search/event-search";
import { cellChoice, cellTexts } from "./cell-values";
import { withChoice } from "./edit-query";
import { columnLabel } from "./event-columns";
import type { CellCommand } from "./grid-keys";
import { useEventView } from "./use-event-view";

const SAID_MS = 2_500;

export interface CellActions {
  readonly act: (command: CellCommand, row: EventRow, field: string) => void;
  /** What was done, for a moment; else empty. */
  readonly said: string;
}

/** What can be done with the value of a cell: search with it, without it, for it alone, copy it. */
export function useCellActions(): CellActions {
  const { view, change } = useEventView();
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const act = (command: CellCommand, row: EventRow, field: string) => {
    const choice = cellChoice(row, field);
    const label = columnLabel(field);
    const { from, to, tz, cols, dens } = view;
    switch (command) {
      case "include":
        change({ q: withChoice(view.q, choice, "include") });
        return setSaid(`${label}: only events with this value`);
      case "exclude":
        change({ q: withChoice(view.q, choice, "exclude") });
        return setSaid(`${label}: events with this value are left out`);
      case "only":
        change({ q: withChoice("", choice, "include") });
        return setSaid(`${label}: this value alone`);
      case "pivot":
        change({
          ...DEFAULT_SEARCH,
          q: withChoice("", choice, "include"),
          ...{ from, to, tz, cols, dens },
        });
        return setSaid(`${label}: a new search for this value`);
      case "copy": {
        const texts = cellTexts(row, field);
        if (texts.length === 0) return setSaid(`${label}: not recorded, nothing to copy`);
        navigator.clipboard.writeText(texts.join("\n")).then(
          () => setSaid(`${label} copied`),
          () => setSaid("Copying is not allowed"),
        );
      }
    }
  };
  return { act, said };
}
