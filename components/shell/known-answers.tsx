"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import type { KnownAnswer } from "@/lib/api/known-answers";

/** Puts the answers that came with a page where its parts look for them, and asks for none again. */
export function KnownAnswers({
  answers,
  children,
}: {
  readonly answers: readonly KnownAnswer[];
  readonly children: ReactNode;
}) {
  const client = useQueryClient();
  const [given, setGiven] = useState<readonly KnownAnswer[]>([]);
  if (given !== answers) {
    setGiven(answers);
    // What is on screen already must not change while something is drawn: that is done below.
    remember(client, answers, (heldAtMs) => heldAtMs === undefined);
  }
  useEffect(
    () => remember(client, answers, (heldAtMs, newAtMs) => (heldAtMs ?? 0) < newAtMs),
    [client, answers],
  );
  return children;
}

function remember(
  client: QueryClient,
  answers: readonly KnownAnswer[],
  isWanted: (heldAtMs: number | undefined, newAtMs: number) => boolean,
): void {
  for (const { queryKey, data, updatedAtMs } of answers) {
    if (!isWanted(client.getQueryState(queryKey)?.dataUpdatedAt, updatedAtMs)) continue;
    client.setQueryData(queryKey, data, { updatedAt: updatedAtMs });
  }
}
