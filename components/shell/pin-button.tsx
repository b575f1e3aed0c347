"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { type PinAsked, pinToCase } from "@/lib/api/case-queries";
import { useCurrentCase } from "./current-case";
import { useMay } from "./person";
import { useShortcuts } from "./use-shortcuts";

const PinForm = onDemand(
  () => import("./pin-form").then((module) => module.PinForm),
  <Skeleton lines={4} label="Loading the cases" />,
);

const NO_KEYS = {};

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
  const client = useQueryClient();
  const [current] = useCurrentCase();
  const [open, setOpen] = useState(false);
  const mayWork = useMay("work");
  const [done, setDone] = useState<{ readonly asked: string; readonly number: number } | null>(
    null,
  );
  const asked = JSON.stringify(pin);
  const save = useMutation({
    mutationFn: (number: number) => pinToCase(number, pin),
    // The form says what was wrong, and other cases can be chosen there.
    onError: () => setOpen(true),
    onSuccess: async (_, number) => {
      setDone({ asked, number });
      await client.invalidateQueries({ queryKey: ["cases"] });
    },
  });
  const isDone = done?.asked === asked && done.number === current;
  const press = () => {
    if (save.isPending) return;
    if (current === null || isDone) setOpen(true);
    else save.mutate(current);
  };
  useShortcuts(hasKey && mayWork ? { n: press } : NO_KEYS);
  if (!mayWork) return null;
  const close = () => {
    save.reset();
    setOpen(false);
  };
  const goal = current === null ? "a case" : `case ${current}`;
  return (
    <>
      <Button
        look="quiet"
        className={className}
        title={`${isDone ? "Pin again" : `Pin ${what}`} to ${isDone ? "another case" : goal}`}
        busy={save.isPending}
        onClick={press}
        data-no-print
      >
        <Icon name={isDone ? "check" : "pin"} size={14} />
        {isDone ? "Pinned" : current === null ? "Pin…" : "Pin"}
        <span className="sr-only"> {what}</span>
      </Button>
      <span role="status" className="sr-only">
        {isDone ? `Pinned ${what} to case ${done.number}.` : ""}
      </span>
      <Dialog title={`Pin ${what} to a case`} open={open} onClose={close}>
        <PinForm pin={pin} failed={save.error} onClose={close} />
      </Dialog>
    </>
  );
}
