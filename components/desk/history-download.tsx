"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";

/** Saves all searches that are kept, also those that are not on screen yet. */
export function HistoryDownload() {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: async () => (await import("./save-history")).saveHistory(client),
  });
  return (
    <>
      <Button look="quiet" busy={save.isPending} onClick={() => save.mutate()}>
        <Icon name="download" />
        {save.isPending ? "Collecting…" : "Download as CSV"}
      </Button>
      {save.isError ? (
        <ErrorNote title="The search history was not saved" error={save.error} />
      ) : null}
    </>
  );
}
