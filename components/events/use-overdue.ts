"use client";

import { useEffect, useState } from "react";

/** True once the same thing has been waited for longer than this; null waits for nothing. */
export function useOverdue(waitingFor: object | null, afterMs: number): boolean {
  const [overdue, setOverdue] = useState<object | null>(null);
  useEffect(() => {
    if (waitingFor === null) return;
    const timer = setTimeout(() => setOverdue(waitingFor), afterMs);
    return () => {
      clearTimeout(timer);
      setOverdue(null);
    };
  }, [waitingFor, afterMs]);
  return waitingFor !== null && overdue === waitingFor;
}
