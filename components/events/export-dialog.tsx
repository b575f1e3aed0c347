"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useZone } from "@/components/shell/use-zone";
import { Dialog } from "@/components/ui/dialog";
import { histogramQuery, toListing } from "@/lib/api/event-queries";
import type { EventSearch } from "@/lib/search/event-search";
import { type ExportChoice, exportAddress } from "./export-choice";
import { ExportForm } from "./export-form";
import { ExportRun } from "./export-run";
import { findAnswer, freezeView } from "./frozen-view";
import { newId } from "./new-id";

/** Chooses a format and downloads every event of the search; then shows how far that is. */
export function ExportDialog({
  view,
  open,
  onClose,
}: {
  readonly view: EventSearch;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const zone = useZone();
  const client = useQueryClient();
  // Asked by the histogram; unknown while events are counted by reading records.
  const total = useQuery({ ...histogramQuery(toListing(view), view.by, zone), enabled: false }).data
    ?.total;
  const start = useMutation({
    mutationFn: async (choice: ExportChoice) => {
      const answer = await findAnswer(view, client, zone);
      const id = newId();
      download(exportAddress(freezeView(view, answer), { ...choice, zone, id }));
      return { id, total: total ?? null };
    },
  });
  return (
    <Dialog title="Export" open={open} onClose={onClose}>
      {start.data === undefined ? (
        <ExportForm
          total={total}
          error={start.error}
          shownColumns={view.cols.map(({ field }) => field)}
          onExport={(choice) => start.mutate(choice)}
        />
      ) : (
        <ExportRun key={start.data.id} {...start.data} onAgain={start.reset} />
      )}
    </Dialog>
  );
}

/** The browser writes to disk while it reads: memory stays constant, however much it is. */
function download(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
