"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import type { AlertChange } from "@/lib/api/alert-contract";
import { CLOSE_REASONS } from "@/lib/api/alert-words";
import { REASON_WORDS } from "./alert-words";
import { type Asking, readChange } from "./read-change";

const DO: Readonly<Record<Asking, string>> = { close: "Close", assign: "Assign", note: "Keep" };

/** Asks what a change needs: a reason, a name, a note. What was typed outlives a refusal. */
export function ChangeForm({
  asking,
  assignee,
  busy,
  error,
  onChange,
  onClose,
}: {
  readonly asking: Asking;
  readonly assignee: string | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onChange: (change: AlertChange) => void;
  readonly onClose: () => void;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const change = readChange(asking, new FormData(event.currentTarget));
    if (!busy && change !== null) onChange(change);
  };
  return (
    <form className="space-y-4" onSubmit={submit}>
      {asking === "close" ? (
        <label className="block space-y-1">
          <span className="font-medium">Reason</span>
          <select name="reason" ref={focusOnce} data-focus className={INPUT_CLASS}>
            {CLOSE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {REASON_WORDS[reason]}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {asking === "assign" ? (
        <TextField
          name="assignee"
          label="To whom"
          hint="A name as your team uses it; empty: nobody."
          maxLength={200}
          defaultValue={assignee ?? ""}
          ref={focusOnce}
          data-focus
        />
      ) : (
        <label className="block space-y-1">
          <span className="font-medium">{asking === "note" ? "Note" : "Note (optional)"}</span>
          <textarea
            name="note"
            rows={4}
            maxLength={4_000}
            required={asking === "note"}
            ref={asking === "note" ? focusOnce : undefined}
            data-focus={asking === "note" || undefined}
            className={`${INPUT_CLASS} h-auto py-1`}
          />
          <span className="block text-xs text-muted">
            Stays in the history of the alert; it cannot be changed later.
          </span>
        </label>
      )}
      {error === null ? null : <ErrorNote title="Nothing was changed" error={error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" busy={busy}>
          {DO[asking]}
        </Button>
      </div>
    </form>
  );
}

/**
 * The first time the form comes after its dialog has opened: until then the focus was on Close. Later
 * it is there before, and the dialog looks for data-focus.
 */
function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
