"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { isWorthRetrying, retryDelayMs } from "@/lib/api/fetch-json";

/** One cache of server answers per browser tab, and a fresh one per server render. */
export function QueryProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
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
