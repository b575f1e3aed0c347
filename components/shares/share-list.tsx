"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { setUrlParams } from "@/components/shell/url-params";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import { Skeleton } from "@/components/ui/skeleton";
import { revokeCaseShares, revokeShare, sharesQuery } from "@/lib/api/share-queries";
import { toVisible } from "@/lib/format/visible";
import { SHARE_COLUMNS } from "./share-columns";
import { ShareLogList } from "./share-log-list";

/** Review links with what became of them; each can be ended, those of one case together. */
export function ShareList({ caseNumber }: { readonly caseNumber: number | null }) {
  const client = useQueryClient();
  const logOf = useSearchParams().get("log");
  const { data, error, refetch } = useQuery(sharesQuery(caseNumber));
  const onSettled = () => client.invalidateQueries({ queryKey: ["shares"] });
  const revoke = useMutation({ mutationFn: revokeShare, onSettled });
  const revokeAll = useMutation({ mutationFn: revokeCaseShares, onSettled });
  const failed = revoke.error ?? revokeAll.error;
  if (error !== null) {
    return (
      <ErrorNote
        title="The review links could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <Skeleton lines={5} label="Loading the review links" />;
  return (
    <div className="space-y-4">
      {failed === null ? null : <ErrorNote title="The link was not ended" error={failed} />}
      <FactList
        title="Review links"
        what="review-links"
        rows={data.shares}
        columns={SHARE_COLUMNS}
        keyOf={({ publicId }) => publicId}
        empty="Nothing is shared. A lead shares a case from its page."
        action={
          caseNumber === null || data.shares.length === 0 ? null : (
            <Button look="danger" onClick={() => revokeAll.mutate(caseNumber)}>
              Revoke all
            </Button>
          )
        }
        deed={({ publicId, label, state }) => (
          <span className="flex gap-1">
            <Button
              aria-label={`Access log of ${toVisible(label)}`}
              onClick={() => setUrlParams({ log: publicId })}
            >
              Log
            </Button>
            {state === "active" || state === "used up" ? (
              <Button
                look="danger"
                aria-label={`Revoke the link for ${toVisible(label)}`}
                busy={revoke.isPending}
                onClick={() => revoke.mutate(publicId)}
              >
                Revoke
              </Button>
            ) : null}
          </span>
        )}
      />
      {logOf === null ? null : (
        <ShareLogList
          publicId={logOf}
          label={data.shares.find(({ publicId }) => publicId === logOf)?.label ?? "a link"}
        />
      )}
    </div>
  );
}
