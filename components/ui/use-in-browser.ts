"use client";

import { useSyncExternalStore } from "react";

/** False on the server and in the first render of a page that came from it, then true. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

function never(): () => void {
  return () => undefined;
}
