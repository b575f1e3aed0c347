"use client";

import { useSyncExternalStore } from "react";

/** Says that the browser has no network. It may still reach a Trailglass on this machine. */
export function OfflineNote() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <p role="status" className="bg-raised px-2 py-1 text-warn empty:hidden" data-no-print>
      {isOnline ? null : "This browser is offline."}
    </p>
  );
}

function subscribe(onChange: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  for (const name of ["online", "offline"]) window.addEventListener(name, onChange, { signal });
  return () => ended.abort();
}
