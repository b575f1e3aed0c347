"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import type { PinAsked } from "@/lib/api/case-queries";
import { useCurrentCase } from "./current-case";
import { useMay } from "./person";
import { useShortcuts } from "./use-shortcuts";

const PinDeed = onDemand(() => import("./pin-deed").then((module) => module.PinDeed));

/**
 * Offers to copy what is on screen into a case, to whoever may work on cases: into the current one
 * at once, and else into one that is chosen.
 */
export function PinButton({
  pin,
  what,
  hasKey = false,
  className,
}: {
  readonly pin: PinAsked;
  /** What is pinned, in words: `this event`. */
  readonly what: string;
  /** Whether the key for pinning means this; of several on a page, the one that came last. */
  readonly hasKey?: boolean;
  readonly className?: string;
}) {
  const [current] = useCurrentCase();
  const [into, setInto] = useState<number | "ask" | null>(null);
  const [done, setDone] = useState("");
  const mayWork = useMay("work");
  const asked = JSON.stringify(pin);
  const isDone = done === current + asked;
  const press = () => setInto(isDone ? "ask" : (current ?? "ask"));
  useShortcuts(hasKey && mayWork ? { n: press } : {});
  if (!mayWork) return null;
  return (
    <>
      <Button look="quiet" className={className} onClick={press} data-no-print>
        <Icon name={isDone ? "check" : "pin"} size={14} />
        {isDone ? "Pinned" : current === null ? "Pin…" : "Pin"}
        <span className="sr-only"> {what}</span>
      </Button>
      {into === null ? null : (
        <PinDeed
          key={into + asked}
          pin={pin}
          what={what}
          into={into}
          onPinned={() => setDone(into + asked)}
          onClose={() => setInto(null)}
        />
      )}
    </>
  );
}
