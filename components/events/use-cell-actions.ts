"use client";

import { useEffect, useState } from "react";
import { codeOnDemand, withCode } from "@/components/ui/code-on-demand";
import type { EventRow } from "@/lib/api/contract";
import { fieldLabel } from "@/lib/search/field-names";
import type { CellCommand } from "./grid-keys";
import { QUERY_CODE } from "./query-code";
import { useEventView } from "./use-event-view";

const COPY = codeOnDemand(() => import("./copy-cell"));

const SAID_MS = 2_500;

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
    if (command === "copy") {
      return withCode(COPY, ({ copyCell }) => void copyCell(row, field).then(setSaid));
    }
    withCode(QUERY_CODE, ({ cellSearch, cellChoice, cellSearchWords }) => {
      change((view) => cellSearch(command, cellChoice(row, field), view));
      setSaid(`${fieldLabel(field)}: ${cellSearchWords[command]}`);
    });
  };
  return { act, said };
}
