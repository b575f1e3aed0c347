"use client";

import { useEffect, useState } from "react";
import { codeOnDemand, withCode } from "@/components/ui/code-on-demand";
import type { EventRow } from "@/lib/api/contract";
import { cellTexts } from "./cell-values";
import { columnLabel } from "./event-columns";
import type { CellCommand } from "./grid-keys";
import { useEventView } from "./use-event-view";

const SEARCHES = codeOnDemand(() => import("./cell-search"));

const SAID_MS = 2_500;
const DONE: Readonly<Record<Exclude<CellCommand, "copy">, string>> = {
  include: "only events with this value",
  exclude: "events with this value are left out",
  only: "this value alone",
  pivot: "a new search for this value",
};

export interface CellActions {
  readonly act: (command: CellCommand, row: EventRow, field: string) => void;
  /** What was done, for a moment; else empty. */
  readonly said: string;
}

/** What can be done with the value of a cell: search with it, without it, for it alone, copy it. */
export function useCellActions(): CellActions {
  const { change } = useEventView();
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const act = (command: CellCommand, row: EventRow, field: string) => {
    const label = columnLabel(field);
    if (command !== "copy") {
      return withCode(SEARCHES, ({ cellSearch, cellChoice }) => {
        change((view) => cellSearch(command, cellChoice(row, field), view));
        setSaid(`${label}: ${DONE[command]}`);
      });
    }
    const texts = cellTexts(row, field);
    if (texts.length === 0) return setSaid(`${label}: not recorded, nothing to copy`);
    navigator.clipboard.writeText(texts.join("\n")).then(
      () => setSaid(`${label} copied`),
      () => setSaid("Copying is not allowed"),
    );
  };
  return { act, said };
}
