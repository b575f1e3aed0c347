"use client";

import { useState } from "react";
import { TimeText } from "@/components/shell/time-text";
import { useZone } from "@/components/shell/use-zone";
import { Button } from "@/components/ui/button";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { onDemand } from "@/components/ui/on-demand";
import { VisibleText } from "@/components/ui/visible-text";
import type { AccountRegions, RegionGrid } from "@/lib/api/region-contract";
import { formatCount, formatCounted, formatShare } from "@/lib/format/count";
import { formatRange, formatTime } from "@/lib/format/time";
import { toVisible } from "@/lib/format/visible";
import type { PolicyTask } from "./read-policy";

const PolicyDialog = onDemand(() =>
  import("./policy-dialog").then((module) => module.PolicyDialog),
);

type Home = AccountRegions["regions"][number] & {
  readonly account: string;
  readonly allWrites: number;
};

const COLUMNS: readonly FactColumn<Home>[] = [
  { header: "Account", text: ({ account }) => account },
  {
    header: "Region",
    text: ({ region }) => region,
    show: ({ region }) => <VisibleText text={region} />,
  },
  { header: "State", text: stateWords },
  {
    header: "Share of writes",
    isNumber: true,
    text: ({ writes, allWrites }) => formatShare(writes, allWrites),
    show: ({ share, writes, allWrites }) =>
      share === null ? (
        <span className="text-muted">no writes</span>
      ) : (
        <span title={`${formatCount(writes)} of ${formatCounted(allWrites, "write")}`}>
          {formatShare(writes, allWrites)}
        </span>
      ),
  },
  {
    header: "Reason",
    isRare: true,
    text: ({ reason }) => reason,
    show: ({ reason }) => <VisibleText text={reason ?? ""} />,
  },
  {
    header: "Decided by",
    isRare: true,
    text: ({ setBy, setAtMs }) => (setAtMs === null ? null : (setBy ?? "not recorded")),
    show: ({ setBy, setAtMs }) =>
      setAtMs === null ? null : (
        <>
          <VisibleText text={setBy ?? "not recorded"} />,{" "}
          <TimeText timeMs={setAtMs} withZone toSecond />
        </>
      ),
  },
  {
    header: "Expires",
    isRare: true,
    text: ({ expiresMs, setAtMs }) =>
      expiresMs === null ? (setAtMs === null ? null : "never") : formatTime(expiresMs, "utc"),
    show: ({ expiresMs, setAtMs }) =>
      expiresMs === null ? (
        setAtMs === null ? null : (
          "never"
        )
      ) : (
        <TimeText timeMs={expiresMs} withZone toSecond />
      ),
  },
];

/** Which Regions are usual for each account: learned from its writes, or decided by a person. */
export function HomeRegions({
  accounts,
  rows,
}: {
  readonly accounts: RegionGrid["accounts"];
  readonly rows: RegionGrid["rows"];
}) {
  const zone = useZone();
  const [task, setTask] = useState<PolicyTask | null>();
  const homes = accounts.flatMap(({ account, regions, learnedFrom }) =>
    regions.map((region) => ({ ...region, account, allWrites: learnedFrom.writes })),
  );
  const learnedFrom = accounts[0]?.learnedFrom;
  return (
    <>
      <FactList
        title="Home Regions"
        note={
          learnedFrom === undefined ? undefined : (
            <>
              Learned are Regions with at least 1 % of an account’s writes in{" "}
              <span suppressHydrationWarning>
                {formatRange(learnedFrom.fromMs, learnedFrom.toMs, zone)}
              </span>
              , global services left out. What a person decided counts before it.
            </>
          )
        }
        what="home-regions"
        rows={homes}
        columns={COLUMNS}
        keyOf={({ account, region }) => `${account} ${region}`}
        empty="No account has a home Region yet: nothing was written in the time that is learned from, and nobody decided."
        action={
          accounts.length === 0 ? null : (
            <Button
              onClick={() =>
                setTask({ account: accounts[0]?.account ?? "", region: "", now: null })
              }
            >
              Decide about a Region
            </Button>
          )
        }
        deed={(home) => (
          <button
            type="button"
            aria-label={`Change ${toVisible(home.region)} of ${toVisible(home.account)}`}
            className="h-6 rounded-sm px-1.5 text-accent hover:bg-hover"
            onClick={() => setTask({ account: home.account, region: home.region, now: home })}
          >
            Change
          </button>
        )}
      />
      {task === undefined ? null : (
        <PolicyDialog
          task={task}
          accounts={accounts.map(({ account }) => account)}
          regions={rows.flatMap(({ region }) => region ?? [])}
          onClose={() => setTask(null)}
        />
      )}
    </>
  );
}

function stateWords({ state, isExpired, isUsual }: Home): string {
  if (!isExpired) return state;
  return `${state}, expired${isUsual ? "; learned" : ""}`;
}
