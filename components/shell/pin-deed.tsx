"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { type PinAsked, pinToCase } from "@/lib/api/case-queries";
import { PinForm } from "./pin-form";

/** Pins into a case, once, and says so, or asks for one; also when it could not be pinned. */
export function PinDeed({
  pin,
  what,
  into,
  onPinned,
  onClose,
}: {
  readonly pin: PinAsked;
  /** What is pinned, in words: `this event`. */
  readonly what: string;
  readonly into: number | "ask";
  /** It is in the case that was named. */
  readonly onPinned: () => void;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const [isBegun, setBegun] = useState(false);
  const { mutate, ...save } = useMutation({
    mutationFn: (number: number) => pinToCase(number, pin),
    onSuccess: () => {
      onPinned();
      return client.invalidateQueries({ queryKey: ["cases"] });
    },
  });
  // What was pressed happens once this code is here; it is not drawn anew for another press.
  useEffect(() => {
    if (into === "ask" || isBegun) return;
    setBegun(true);
    mutate(into);
  }, [into, isBegun, mutate]);
  return (
    <>
      <span role="status" className="sr-only">
        {save.isSuccess ? `Pinned ${what} to case ${save.variables}.` : ""}
      </span>
      {into === "ask" || save.isError ? (
        <Dialog title={`Pin ${what} to a case`} open onClose={onClose}>
          <PinForm pin={pin} failed={save.error} onClose={onClose} />
        </Dialog>
      ) : null}
    </>
  );
}
