"use client";

import { QueryObserver, type QueryObserverResult, useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useState } from "react";
import type { EventPage } from "@/lib/api/contract";
import type { eventPageQuery } from "@/lib/api/event-queries";

type PageQuery = ReturnType<typeof eventPageQuery>;
type PageObserver = QueryObserver<EventPage, Error, EventPage, EventPage, string[]>;

/**
 * The answers to several page queries, each held as long as it is among them. What `useQueries`
 * knows beyond that (combining, suspending) would be 1 kB of each first visit.
 */
export function usePageQueries(
  queries: readonly PageQuery[],
): readonly QueryObserverResult<EventPage>[] {
  const client = useQueryClient();
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0);
  const [observers] = useState(() => new Map<string | undefined, PageObserver>());
  const used = queries.map((query) => {
    const [, url] = query.queryKey;
    const observer =
      observers.get(url) ?? new QueryObserver(client, client.defaultQueryOptions(query));
    observers.set(url, observer);
    return observer;
  });
  useEffect(() => {
    for (const [url, observer] of observers) {
      if (!used.includes(observer)) {
        observer.destroy();
        observers.delete(url);
      } else if (!observer.hasListeners()) observer.subscribe(draw);
    }
  });
  useEffect(
    () => () => {
      for (const observer of observers.values()) observer.destroy();
    },
    [observers],
  );
  return used.map((observer) => observer.getCurrentResult());
}
