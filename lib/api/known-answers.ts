import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** An answer of the API that the server gives along with a page. */
export interface KnownAnswer {
  readonly queryKey: QueryKey;
  readonly data: unknown;
  readonly updatedAtMs: number;
}

/** What was answered so far. */
export function knownAnswers(client: QueryClient): readonly KnownAnswer[] {
  return client
    .getQueryCache()
    .getAll()
    .flatMap(({ queryKey, state: { data, dataUpdatedAt: updatedAtMs } }) =>
      data === undefined ? [] : [{ queryKey, data, updatedAtMs }],
    );
}
