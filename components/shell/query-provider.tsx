"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError, isWorthRetrying, retryDelayMs } from "@/lib/api/fetch-json";
import { isOpenPath } from "./open-path";

/** One cache of server answers per browser tab, and a fresh one per server render. */
export function QueryProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
        mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
        defaultOptions: {
          queries: {
            staleTime: 30_000,
            refetchOnWindowFocus: false,
            // A Trailglass on this machine or network answers without the internet.
            networkMode: "always",
            retryDelay: retryDelayMs,
            retry: (failures, error) => failures < 2 && isWorthRetrying(error),
          },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** A sign-in that has ended: the page of it leads back to where one was. */
function leaveWhenSignedOut(error: unknown) {
  const isOver = error instanceof ApiError && error.code === "unauthenticated";
  if (!isOver || typeof window === "undefined" || isOpenPath(location.pathname)) return;
  location.href = `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;
}
