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
      {isOnline ? null : "This browser is offline. What is shown may be old."}
    </p>
  );
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}
