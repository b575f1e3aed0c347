"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { setOpenedView } from "@/components/shell/opened-view";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import { savedViewsQuery, saveView } from "@/lib/api/desk-queries";
import type { EventSearch } from "@/lib/search/event-search";
import { toKeptUrl } from "./saved-view-url";

/** Saves what is shown under a name, for oneself or for everyone here. */
export function SavedViewForm({
  view,
  onSaved,
}: {
  readonly view: EventSearch;
  readonly onSaved: () => void;
}) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: saveView,
    onSuccess: (saved) => {
      setOpenedView(saved);
      void client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
      onSaved();
    },
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    save.mutate({
      name: String(data.get("view-name")).trim(),
      url: toKeptUrl(view),
      shared: data.get("shared") === "on",
    });
  };
  return (
    <form className="mt-2 space-y-2 border-t border-line px-2 pt-2" onSubmit={onSubmit}>
      <TextField
        name="view-name"
        label="Save this view as"
        required
        pattern=".*\S.*"
        maxLength={120}
        ref={focusOnce}
      />
      <div className="flex items-center justify-between gap-2">
        <label className="flex min-h-6 items-center gap-1.5">
          <input type="checkbox" name="shared" />
          Shared with everyone here
        </label>
        <Button type="submit" look="primary" busy={save.isPending}>
          Save
        </Button>
      </div>
      {save.error === null ? null : (
        <ErrorNote title="The view could not be saved" error={save.error} />
      )}
    </form>
  );
}

/** The panel has just been opened by the reader: focus belongs into it. */
function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
