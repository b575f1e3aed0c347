"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { AlertNav } from "@/components/shell/alert-nav";
import { pageRoute } from "@/components/shell/page-route";
import { useMay } from "@/components/shell/person";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { endSuppression, suppressionsQuery } from "@/lib/api/alert-queries";
import { formatCounted } from "@/lib/format/count";
import { SUPPRESSION_COLUMNS } from "./suppression-columns";

/** What is hidden, by whom, why and until when; what is active can be ended. */
export function SuppressionList() {
  const client = useQueryClient();
  const mayLead = useMay("lead");
  const { data, error, refetch } = useQuery(suppressionsQuery());
  const end = useMutation({
    mutationFn: endSuppression,
    onSettled: () => client.invalidateQueries({ queryKey: ["suppressions"] }),
  });
  return (
    <div className="space-y-3 p-4">
      <h1 className="text-xl font-semibold">Suppressions</h1>
      <AlertNav current="/alerts/suppressions" />
      {error === null ? null : (
        <ErrorNote
          title="The suppressions could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {end.error === null ? null : (
        <ErrorNote title="The suppression was not ended" error={end.error} />
      )}
      {data === undefined ? (
        error === null && <Skeleton lines={8} label="Loading the suppressions" />
      ) : (
        <FactList
          title="What is hidden"
          what="suppressions"
          note="Hits that a suppression fits raise no alert and are not sent. They are counted here and stay in the index; an alert is suppressed only when all of its hits are."
          rows={data.suppressions}
          columns={SUPPRESSION_COLUMNS}
          keyOf={({ id }) => String(id)}
          empty={
            <>
              Nothing is suppressed. An alert offers it:{" "}
              <PageLink href={pageRoute("/alerts")} className="underline">
                alerts
              </PageLink>
            </>
          }
          more={
            data.more > 0 ? <p className="py-2">{formatCounted(data.more, "older one")}</p> : null
          }
          deed={(suppression) =>
            mayLead && suppression.state === "active" ? (
              <Button
                look="danger"
                busy={end.isPending}
                aria-label={`End suppression ${suppression.id}`}
                onClick={() => end.mutate(suppression.id)}
              >
                End
              </Button>
            ) : null
          }
        />
      )}
    </div>
  );
}
