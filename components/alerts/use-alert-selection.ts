"use client";

import { useState } from "react";
import type { AlertRow } from "@/lib/api/alert-contract";

export interface SelectedAlerts {
  readonly chosen: ReadonlySet<number>;
  readonly toggle: (id: number) => void;
  /** All that are shown, or none. */
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

const NONE: ReadonlySet<number> = new Set();

/** Which of the alerts on show are selected; what is no longer on show is not. */
export function useAlertSelection(alerts: readonly AlertRow[] | undefined): SelectedAlerts {
  const [picked, setPicked] = useState(NONE);
  const shown = (alerts ?? []).map(({ id }) => id);
  const chosen = new Set(shown.filter((id) => picked.has(id)));
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  return {
    chosen,
    toggle,
    toggleAll: () => setPicked(chosen.size === shown.length ? NONE : new Set(shown)),
    clear: () => setPicked(NONE),
  };
}
