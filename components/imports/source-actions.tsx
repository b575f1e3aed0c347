"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-note";
import { VisibleText } from "@/components/ui/visible-text";
import type { SourceAction, SourceView } from "@/lib/api/import-contract";
import { changeSource } from "@/lib/api/import-queries";

/** What can be done with a source; removing asks first and says what stays. */
export function SourceActions({ source }: { readonly source: SourceView }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const change = useMutation({
    mutationFn: (action: SourceAction["action"]) => changeSource(source.id, action),
    onSuccess: () => client.invalidateQueries({ queryKey: ["imports"] }),
  });
  const act = (action: SourceAction["action"], word: string) => (
    <Button busy={change.isPending} onClick={() => change.mutate(action)}>
      {word}
    </Button>
  );
  if (source.state === "removed") return null;
  return (
    <>
      <div className="flex flex-wrap gap-2" data-no-print>
        {source.state === "active" ? act("pause", "Pause") : act("resume", "Resume")}
        {act("rescan", "Look for new files")}
        {source.progress.files.quarantined > 0 ? act("retry-failed", "Retry failed files") : null}
        <Button look="danger" onClick={() => setAsking(true)}>
          Remove
        </Button>
      </div>
      {change.isError ? <ErrorNote title="That could not be done" error={change.error} /> : null}
      <Dialog title="Remove this source?" open={asking} onClose={() => setAsking(false)}>
        <p className="mb-4">
          No more files are read from{" "}
          <code className="break-all">
            <VisibleText text={source.location} />
          </code>
          . Events that were already read stay in the index, with the names of the files they came
          from.
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>Keep it</Button>
          <Button
            look="danger"
            onClick={() => {
              setAsking(false);
              change.mutate("remove");
            }}
          >
            Remove
          </Button>
        </div>
      </Dialog>
    </>
  );
}
