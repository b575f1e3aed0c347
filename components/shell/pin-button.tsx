"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import type { PinAsked } from "@/lib/api/case-queries";
import { useMay } from "./person";

const PinForm = onDemand(
  () => import("./pin-form").then((module) => module.PinForm),
  <Skeleton lines={4} label="Loading the cases" />,
);

/** Offers to copy what is on screen into a case, to whoever may work on cases. */
export function PinButton({
  pin,
  what,
}: {
  readonly pin: PinAsked;
  /** What is pinned, in words: `this event`. */
  readonly what: string;
}) {
  const [open, setOpen] = useState(false);
  if (!useMay("work")) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button look="quiet" title={`Pin ${what} to a case`} onClick={() => setOpen(true)}>
        <Icon name="pin" size={14} />
        Pin…
      </Button>
      <Dialog title={`Pin ${what} to a case`} open={open} onClose={close}>
        <PinForm pin={pin} onClose={close} />
      </Dialog>
    </>
  );
}
