"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { useDismiss } from "@/components/ui/use-dismiss";

const WIDTH = 224;

/** What can be done with a time on the bars; the words are fetched with the menu. */
export interface HistogramActs {
  readonly zoom: () => void;
  readonly setStart: () => void;
  readonly setEnd: () => void;
  readonly select: () => void;
}

const COMMANDS: readonly (readonly [act: keyof HistogramActs, label: string])[] = [
  ["zoom", "Zoom to this"],
  ["setStart", "Set start here"],
  ["setEnd", "Set end here"],
  ["select", "Select for compare"],
];

/** What can be done with the chosen bars, for those who do not drag. */
export function HistogramMenu({
  label,
  at,
  width,
  acts,
  onClose,
}: {
  /** The chosen time in words. */
  readonly label: string;
  /** Where the bars are, in pixels from the start of the plot. */
  readonly at: number;
  readonly width: number;
  readonly acts: HistogramActs;
  /** `back`: focus belongs on the bars again. */
  readonly onClose: (back: boolean) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  const dismiss = useCallback(
    (reason: "escape" | "outside") => onClose(reason === "escape"),
    [onClose],
  );
  useDismiss(list, true, dismiss);
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll("button") ?? [])];
    const from = items.findIndex((item) => item.matches(":focus"));
    const next = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  };
  return (
    <div
      ref={list}
      role="menu"
      aria-label={label}
      style={{ left: Math.max(0, Math.min(at, width - WIDTH)), width: WIDTH }}
      className="absolute top-20 z-40 rounded-lg border border-line bg-raised p-1 shadow-lg"
      onKeyDown={onKeyDown}
    >
      {COMMANDS.map(([act, words]) => (
        <button
          key={act}
          type="button"
          role="menuitem"
          className="block w-full rounded-md px-3 py-1.5 text-start hover:bg-hover focus:bg-hover"
          onClick={() => {
            onClose(true);
            acts[act]();
          }}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
