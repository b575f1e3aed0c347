"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { TimeText } from "@/components/shell/time-text";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { HuntRow } from "@/lib/api/hunt-contract";
import type { RuleDetail } from "@/lib/api/rule-contract";
import { cancelHunt, huntsQuery, isHunting, startBackFill } from "@/lib/api/rule-hunt-queries";
import { formatCount } from "@/lib/format/count";
import { HuntDownloads } from "./hunt-downloads";

const iso = (timeMs: number | null) => (timeMs === null ? null : new Date(timeMs).toISOString());

const COLUMNS: readonly FactColumn<HuntRow>[] = [
  {
    header: "Asked for",
    text: ({ requestedAtMs }) => iso(requestedAtMs),
    show: ({ requestedAtMs }) => <TimeText timeMs={requestedAtMs} withZone toSecond />,
  },
  { header: "By", text: ({ startedBy }) => startedBy },
  {
    header: "Of",
    text: ({ fromMs, toMs }) =>
      fromMs === null && toMs === null
        ? "everything indexed"
        : `${iso(fromMs) ?? "the beginning"} to ${iso(toMs) ?? "the end"}`,
  },
  {
    header: "State",
    text: ({ state, problem }) => (problem === null ? state : `${state}: ${problem}`),
    show: ({ state, problem, candidates, candidatesDone }) => (
      <>
        {state === "running"
          ? `${formatCount(candidatesDone)} of ${formatCount(candidates)} events`
          : state}
        {problem === null ? null : (
          <p className="text-xs text-bad">
            <VisibleText text={problem} />
          </p>
        )}
      </>
    ),
  },
  { header: "Events looked at", isNumber: true, text: ({ candidatesDone }) => candidatesDone },
  { header: "Found", isNumber: true, text: ({ hits }) => hits },
];

/** Looks for a rule in what is indexed, and what the newest of them found. */
export function RuleHunts({ rule: { id, text, state } }: { readonly rule: RuleDetail }) {
  const client = useQueryClient();
  const { data } = useQuery(huntsQuery());
  const refresh = () => client.invalidateQueries({ queryKey: ["hunts"] });
  const start = useMutation({ mutationFn: () => startBackFill(id, text), onSuccess: refresh });
  const cancel = useMutation({ mutationFn: cancelHunt, onSuccess: refresh });
  const hunts = data?.hunts.filter(({ ruleId }) => ruleId === id) ?? [];
  const error = start.error ?? cancel.error;
  return (
    <div className="min-w-0">
      <FactList
        title="Hunts"
        note="Looks for this rule in events that were indexed before; what they find is kept as hits."
        what="rule-hunts"
        rows={hunts}
        columns={COLUMNS}
        keyOf={(hunt) => String(hunt.id)}
        empty="None yet."
        action={
          state === "runs" ? (
            <Button
              busy={start.isPending || hunts.some(isHunting)}
              onClick={() => {
                if (!hunts.some(isHunting)) start.mutate();
              }}
            >
              Look for it in what is indexed
            </Button>
          ) : null
        }
        deed={(hunt) =>
          isHunting(hunt) ? (
            <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate(hunt.id)}>
              Cancel
            </Button>
          ) : hunt.state === "done" && hunt.hits > 0 ? (
            <HuntDownloads id={hunt.id} />
          ) : null
        }
      />
      {error === null ? null : (
        <div className="-mx-3">
          <ErrorNote title="That failed" error={error} />
        </div>
      )}
    </div>
  );
}
