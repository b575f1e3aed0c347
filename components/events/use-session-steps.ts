"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { contextQuery } from "@/lib/api/analysis-queries";
import type { EventDetail } from "@/lib/api/contract";
import type { EventSurroundings } from "./event-surroundings";

/** Sessions of roles end after twelve hours at most (AWS: AssumeRole, DurationSeconds). */
const WINDOW_SECONDS = 86_400;

export interface SessionSteps {
  /** Opens the session's event before or after this one. */
  readonly step: (direction: "earlier" | "later") => Promise<void>;
  /** Why there was none; empty otherwise. */
  readonly said: string;
}

/** Walks along the session of an event, however many other events lie between. */
export function useSessionSteps(detail: EventDetail, around: EventSurroundings): SessionSteps {
  const client = useQueryClient();
  const [said, setSaid] = useState("");
  const step = async (direction: "earlier" | "later") => {
    const asof = around.view.asof ?? undefined;
    try {
      const context = await client.fetchQuery(
        contextQuery(detail.row.key, "session", WINDOW_SECONDS, { asof }),
      );
      const row = context.rows[context.anchorAt + (direction === "earlier" ? 1 : -1)];
      if (row !== undefined) return around.onOpen(row.key);
      setSaid(context.missing ?? `No ${direction} event of this session within 24 hours.`);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : "The session could not be read.");
    }
  };
  return { step, said };
}
