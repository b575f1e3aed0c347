"use client";

import { useEffect, useEffectEvent } from "react";
import { formatDuration } from "@/lib/format/duration";

/** Asks again when the server said that it may be asked, and says so. */
export function RetryLater({
  afterMs,
  onRetry,
}: {
  readonly afterMs: number;
  readonly onRetry: () => void;
}) {
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    const timer = setTimeout(retry, afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return (
    <p className="text-muted">It is tried again by itself in {formatDuration(afterMs / 1_000)}.</p>
  );
}
