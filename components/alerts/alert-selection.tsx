"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import type { AlertChange } from "@/lib/api/alert-contract";
import { changeAlerts } from "@/lib/api/alert-queries";
import { formatCounted } from "@/lib/format/count";
import { ChangeButtons } from "./change-buttons";

/** What can be done about the selected alerts. */
export function AlertSelection({
  ids,
  onClear,
  onChanged,
}: {
  readonly ids: readonly number[];
  readonly onClear: () => void;
  readonly onChanged: () => void;
}) {
  const client = useQueryClient();
  const { mutateAsync, isPending, data } = useMutation({
    mutationFn: (change: AlertChange) => changeAlerts({ ids: [...ids], change }),
    onSuccess: async ({ refused }) => {
      if (refused.length === 0) onClear();
      onChanged();
      await client.invalidateQueries({ queryKey: ["alerts"] });
    },
  });
  return (
    <section
      aria-label="Selected alerts"
      className="sticky top-0 z-10 mb-2 flex flex-wrap items-center gap-2 rounded-md border border-line bg-raised px-3 py-1.5"
      data-no-print
    >
      <p role="status">{formatCounted(ids.length, "alert")} selected</p>
      <ChangeButtons states={[]} busy={isPending} onChange={mutateAsync} />
      <Button look="quiet" onClick={onClear}>
        Clear
      </Button>
      {data === undefined || data.refused.length === 0 ? null : (
        <p role="alert" className="w-full text-bad">
          {formatCounted(data.refused.length, "alert")} could not be changed:{" "}
          {data.refused[0]?.message}
        </p>
      )}
    </section>
  );
}
