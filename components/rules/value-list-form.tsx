"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useMay } from "@/components/shell/person";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import { changeValueList } from "@/lib/api/rule-queries";
import type { ValueList } from "@/lib/api/value-list-contract";
import { formatCounted } from "@/lib/format/count";

/** The values of a list, one in each line. */
export function ValueListForm({
  list,
  onClose,
}: {
  /** Null: a new one. */
  readonly list: ValueList | null;
  readonly onClose: () => void;
}) {
  const id = useId();
  const client = useQueryClient();
  const [text, setText] = useState(list?.values.join("\n") ?? "");
  const values = [...new Set(text.split(/\r?\n/).map((line) => line.trim()))].filter(Boolean);
  const mayLead = useMay("lead");
  const change = useMutation({
    mutationFn: changeValueList,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["rules"] });
      onClose();
    },
  });
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get("name");
        const name = list?.name ?? String(typed ?? "").trim();
        if (!change.isPending) change.mutate({ action: "save", name, values });
      }}
    >
      {list === null ? (
        <TextField
          name="name"
          required
          ref={focusOnce}
          maxLength={64}
          pattern="[A-Za-z][A-Za-z0-9_]*"
          label="Name"
          hint="A letter, then letters, digits and _. Rules write it between percent signs."
        />
      ) : null}
      <div className="space-y-1">
        <label htmlFor={id} className="block font-medium">
          Values, one in each line
        </label>
        <textarea
          id={id}
          ref={list === null ? undefined : focusOnce}
          value={text}
          rows={12}
          spellCheck={false}
          className="w-full rounded-md border border-edge bg-surface p-2 font-mono text-xs"
          onChange={({ target }) => setText(target.value)}
        />
        <p className="text-xs text-muted">
          {formatCounted(values.length, "value")}. Rules that name the list take it up within
          seconds, for new events.
        </p>
      </div>
      {change.isError ? <ErrorNote title="The list was not changed" error={change.error} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        {list === null || list.isStandard ? null : (
          <Button
            look="danger"
            className="me-auto"
            busy={change.isPending}
            onClick={() => change.mutate({ action: "remove", name: list.name })}
          >
            Remove the list
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={!mayLead} busy={change.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** The form comes after its dialog has opened: until then the focus was on Close. */
function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
