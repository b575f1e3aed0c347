"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import { revealRecord } from "@/lib/api/analysis-queries";

/** Says what showing secrets means before they are shown. */
export function RevealDialog({
  eventKey,
  open,
  onClose,
  onRevealed,
}: {
  readonly eventKey: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onRevealed: (text: string) => void;
}) {
  const [state, setState] = useState<"idle" | "asking">("idle");
  const [error, setError] = useState<unknown>(null);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state === "asking") return;
    const reason = new FormData(event.currentTarget).get("reason");
    setState("asking");
    setError(null);
    try {
      const { raw } = await revealRecord(eventKey, typeof reason === "string" ? reason : "");
      onRevealed(raw);
      onClose();
    } catch (cause) {
      setError(cause);
    } finally {
      setState("idle");
    }
  };
  return (
    <Dialog title="Show the secrets of this record" open={open} onClose={onClose}>
      <form className="space-y-4" onSubmit={(event) => void onSubmit(event)}>
        <p>
          The audit log will keep who looked at the secrets of this event, when, and the reason
          given here. The secrets themselves are not kept there. They are shown until the event is
          closed.
        </p>
        <TextField
          name="reason"
          label="Reason (optional)"
          hint="For example the number of the case."
          maxLength={500}
          data-focus
        />
        {error === null ? null : <ErrorNote title="The secrets were not shown" error={error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep them masked</Button>
          <Button type="submit" look="primary" disabled={state === "asking"}>
            {state === "asking" ? "Recording…" : "Record and show"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
