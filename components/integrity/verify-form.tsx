"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import { ApiError } from "@/lib/api/fetch-json";
import { importsQuery } from "@/lib/api/import-progress-query";
import { startVerification } from "@/lib/api/integrity-queries";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import { readVerification } from "./read-verification";

const FIELDS: readonly string[] = ["from", "to"];

/** What is to be verified, and whether the source is read again for it. */
export function VerifyForm({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const hintId = useId();
  const { data } = useQuery(importsQuery());
  const start = useMutation({
    mutationFn: startVerification,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["integrity"] });
      onClose();
    },
  });
  const fields = start.error instanceof ApiError ? start.error.fields : {};
  const isSaid = Object.keys(fields).some((name) => FIELDS.includes(name));
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate(readVerification(new FormData(event.currentTarget)));
      }}
    >
      <label className="block space-y-1">
        <span className="font-medium">Source</span>
        <select name="source" ref={focusOnce} className={INPUT_CLASS}>
          <option value="">All sources</option>
          {data?.sources.map(({ id, location }) => (
            <option key={id} value={id}>
              {toVisible(shortenMiddle(location, 60))}
            </option>
          ))}
        </select>
      </label>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="from"
          type="datetime-local"
          label="Delivered from, UTC (optional)"
          hint="Empty: from the first file on."
          error={fields.from}
        />
        <TextField
          name="to"
          type="datetime-local"
          label="Delivered until, UTC (optional)"
          hint="Empty: up to the newest file."
          error={fields.to}
        />
      </div>
      <label className="flex gap-2">
        <input
          type="checkbox"
          name="reread"
          aria-describedby={hintId}
          className="mt-1 size-4 shrink-0 self-start"
        />
        <span>
          Read again from the source
          <span id={hintId} className="block text-xs text-muted">
            Checks what lies there now, and fetches every file once more. Without it the run checks
            the bytes that were indexed, and fetches nothing.
          </span>
        </span>
      </label>
      {start.isError && !isSaid ? (
        <ErrorNote title="The run could not be started" error={start.error} />
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" busy={start.isPending}>
          {start.isPending ? "Starting…" : "Verify"}
        </Button>
      </div>
    </form>
  );
}

/** The form comes after its dialog has opened: until then the focus was on Close. */
function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
