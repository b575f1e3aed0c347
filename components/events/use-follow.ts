"use client";

import { useEffect, useState } from "react";

/** Following the newest events: on, off, or stopped by what the reader does. */
export type FollowState =
  | { readonly is: "off" }
  | { readonly is: "on" }
  | { readonly is: "stopped"; readonly why: string };

export interface Follow {
  readonly state: FollowState;
  readonly toggle: () => void;
  /** Stops, if it was on, and says why. */
  readonly stop: (why: string) => void;
}

const OFF: FollowState = { is: "off" };

/** Whether the list is followed. Nothing that is being read ever moves: reading on stops it. */
export function useFollow({
  openKey,
  onStart,
}: {
  readonly openKey: string | null;
  /** Shows the newest events. */
  readonly onStart: () => void;
}): Follow {
  const [state, setState] = useState<FollowState>(OFF);
  const stop = (why: string) =>
    setState((before) => (before.is === "on" ? { is: "stopped", why } : before));
  const [openWhenSet, setOpenWhenSet] = useState(openKey);
  if (openKey !== openWhenSet) {
    setOpenWhenSet(openKey);
    if (openKey !== null) stop("an event was opened");
  }
  useEffect(() => {
    if (state.is !== "on") return;
    const onHidden = () => {
      if (document.hidden) setState({ is: "stopped", why: "the page was out of sight" });
    };
    document.addEventListener("visibilitychange", onHidden);
    return () => document.removeEventListener("visibilitychange", onHidden);
  }, [state.is]);
  return {
    state,
    stop,
    toggle: () => {
      if (state.is !== "on") onStart();
      setState(state.is === "on" ? OFF : { is: "on" });
    },
  };
}
