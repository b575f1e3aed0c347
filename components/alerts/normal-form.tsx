"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { pageRoute } from "@/components/shell/page-route";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { PageLink } from "@/components/ui/page-link";
import { declareNormal } from "@/lib/api/alert-queries";
import { ExpiryFields, expiryOf } from "./expiry-fields";

/** Says that what a detector found is normal for its subject, why, and for how long. */
export function NormalForm({
  alertId,
  onClose,
}: {
  readonly alertId: number;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const declare = useMutation({
    mutationFn: declareNormal,
    onSuccess: () => client.invalidateQueries({ queryKey: ["suppressions"] }),
  });
  if (declare.isSuccess) {
    return (
      <div className="space-y-3" role="status">
        <p>
          The same about the same subject raises no alert from now on. This alert stays as it is:
          close it if it is done.
        </p>
        <div className="flex justify-end gap-2">
          <PageLink href={pageRoute("/alerts/suppressions")} className="self-center">
            All suppressions
          </PageLink>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (declare.isPending) return;
        declare.mutate({ alertId, ...expiryOf(new FormData(event.currentTarget)) });
      }}
    >
      <p>What this detector says of this subject will raise no alert until then.</p>
      <ExpiryFields />
      {declare.error === null ? null : (
        <ErrorNote title="Nothing was declared" error={declare.error} />
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" busy={declare.isPending}>
          This is normal
        </Button>
      </div>
    </form>
  );
}
