import { useId } from "react";
import { TimeText } from "@/components/shell/time-text";
import { CopyButton } from "@/components/ui/copy-button";
import { VisibleText } from "@/components/ui/visible-text";
import type { Trail } from "@/lib/api/trail-contract";
import { formatCounted } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import { Fold } from "./fold";
import { TrailCalls } from "./trail-calls";
import { TrailChecks } from "./trail-checks";
import { checkWords } from "./trail-words";

/** One trail: what it is, how it is set up, and who changed it. */
export function TrailCard({
  trail,
  isAlone,
}: {
  readonly trail: Trail;
  /** The settings of the one trail there is are what one comes for. */
  readonly isAlone: boolean;
}) {
  const id = useId();
  const of = toVisible(trail.name);
  const { name, bucket, arn, account, homeRegion, deletedMs, fetchedMs, problem, chains } = trail;
  return (
    <article aria-labelledby={id} className="rounded-md border border-line bg-surface p-3">
      <h3 id={id} className="font-semibold">
        <VisibleText text={name} />
        {deletedMs === null ? null : <span className="text-bad"> (deleted)</span>}
      </h3>
      {arn === null ? null : (
        <p className="font-mono text-xs text-muted">
          <VisibleText text={arn} />
          <CopyButton text={arn} label="Copy the trail’s ARN" />
        </p>
      )}
      <p>
        Account <VisibleText text={account ?? "not known"} />, home Region{" "}
        <VisibleText text={homeRegion ?? "not known"} />, bucket{" "}
        <VisibleText text={bucket ?? "not known"} />.
      </p>
      <p className="text-muted">
        {fetchedMs === null ? (
          "AWS was not asked: what follows is from recorded calls and digests."
        ) : (
          <>
            AWS was asked <TimeText timeMs={fetchedMs} withZone toSecond />.
          </>
        )}{" "}
        {deletedMs === null ? null : (
          <>
            A recorded call deleted it <TimeText timeMs={deletedMs} withZone />.{" "}
          </>
        )}
        {chains.firstMs === null ? (
          "No digest of it is known."
        ) : (
          <>
            Digests from {formatCounted(chains.accounts.length, "account")} and{" "}
            {formatCounted(chains.regions.length, "Region")},{" "}
            <TimeText timeMs={chains.firstMs} withZone /> to{" "}
            <TimeText timeMs={chains.lastMs} withZone />.
          </>
        )}
      </p>
      {problem === null ? null : (
        <p className="text-warn">
          <VisibleText text={problem} />
        </p>
      )}
      <Fold name={`Settings: ${checkWords(trail.checks)}`} of={of} isOpenAtFirst={isAlone}>
        <TrailChecks checks={trail.checks} of={of} />
      </Fold>
      {trail.calls.length === 0 ? null : (
        <Fold name={formatCounted(trail.calls.length + trail.moreCalls, "call")} of={of}>
          <TrailCalls calls={trail.calls} moreCalls={trail.moreCalls} />
        </Fold>
      )}
    </article>
  );
}
