"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { ProgressBar } from "@/components/ui/progress-bar";
import { VisibleText } from "@/components/ui/visible-text";
import type { HuntRow } from "@/lib/api/hunt-contract";
import { cancelHunt, huntsQuery, isHunting, startWholeBackFill } from "@/lib/api/rule-hunt-queries";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";

/** Back-fills that are under way; and, where events were indexed before there were rules, an offer. */
export function PastEvents() {
  const client = useQueryClient();
  const { data } = useQuery(huntsQuery());
  const refresh = () => client.invalidateQueries({ queryKey: ["hunts"] });
  const start = useMutation({ mutationFn: startWholeBackFill, onSuccess: refresh });
  const cancel = useMutation({ mutationFn: cancelHunt, onSuccess: refresh });
  const running =
    data?.hunts.filter((hunt) => isHunting(hunt) && hunt.purpose === "back-fill") ?? [];
  const isOffered = data?.hasUntried === true && !running.some(({ ruleId }) => ruleId === null);
  const error = start.error ?? cancel.error;
  if (!isOffered && running.length === 0 && error === null) return null;
  return (
    <section
      aria-label="Events that are indexed already"
      className="space-y-2 rounded-md border border-line p-3"
    >
      {isOffered ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p>Some events were indexed before there were rules; none was tried on them.</p>
          <Button busy={start.isPending} onClick={() => start.mutate()}>
            Try all rules on them
          </Button>
        </div>
      ) : null}
      {running.map((hunt) => (
        <div key={hunt.id} className="flex items-center gap-3">
          <Progress hunt={hunt} />
          <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate(hunt.id)}>
            Cancel
          </Button>
        </div>
      ))}
      {error === null ? null : (
        <div className="-mx-3">
          <ErrorNote title="That failed" error={error} />
        </div>
      )}
    </section>
  );
}

function Progress({ hunt }: { readonly hunt: HuntRow }) {
  const { state, title, candidates, candidatesDone, hits, secondsLeft } = hunt;
  const left = secondsLeft === null ? "" : `, ${formatDuration(secondsLeft)} left`;
  return (
    <div className="min-w-0 flex-1">
      <p>
        Looking in what is indexed for <VisibleText text={title ?? "all rules"} />
      </p>
      <ProgressBar done={candidatesDone} total={candidates} label="Events looked at" />
      <p className="text-xs text-muted">
        {state === "waiting"
          ? "Waiting for a worker."
          : `${formatCount(candidatesDone)} of ${formatCount(candidates)} events, ${formatCount(hits)} found${left}`}
      </p>
    </div>
  );
}
