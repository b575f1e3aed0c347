import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePreferences } from "@/components/shell/preferences";
import { VisibleText } from "@/components/ui/visible-text";
import type { Coverage, SearchParams } from "@/lib/api/contract";
import { histogramQuery } from "@/lib/api/event-queries";
import { formatCount, formatCounted } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { formatRange } from "@/lib/format/time";
import { useEventView } from "./use-event-view";

const NAMED = 6;

/** What was there to be searched, what was not, and what is still to come. */
export function NoResultsCovered({
  coverage,
  search,
}: {
  readonly coverage: Coverage;
  readonly search: SearchParams;
}) {
  const { zone } = usePreferences();
  const { view } = useEventView();
  // The bars above have asked this already.
  const { data: histogram } = useQuery({ ...histogramQuery(search, view.by, zone), retry: false });
  const { events, firstMs, lastMs, filesPending } = coverage;
  const gapMs = histogram?.uncovered.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0) ?? 0;
  return (
    <section className="space-y-1">
      <h3 className="font-medium">What was searched</h3>
      {events === 0 || firstMs === null || lastMs === null ? (
        <p>
          The index holds no event at all for this time. Where no log file covers it, that is not
          the same as nothing having happened.{" "}
          <Link className="underline" href="/imports">
            Look at the imports
          </Link>
        </p>
      ) : (
        <>
          <p>
            {formatCounted(events, "event")} of this time, {formatRange(firstMs, lastMs, zone)}.
            None of them matches.
          </p>
          <Names what="account" names={coverage.accounts} more={coverage.more.accounts} />
          <Names what="Region" names={coverage.regions} more={coverage.more.regions} />
        </>
      )}
      {gapMs > 0 && events > 0 ? (
        <p className="text-warn">
          For {formatDuration(gapMs / 1000)} of this time log files are missing: what happened then
          is not known.{" "}
          <Link className="underline" href="/imports">
            Look at the imports
          </Link>
        </p>
      ) : null}
      {coverage.hours === null || coverage.hours.places === 0 ? null : (
        <p>
          Hours of this time in {formatCounted(coverage.hours.places, "Region")}, account by
          account: {hourWords(coverage.hours.states)}.{" "}
          <Link className="underline" href="/coverage">
            Coverage
          </Link>
        </p>
      )}
      {filesPending > 0 ? (
        <p className="text-warn">
          {formatCounted(filesPending, "log file")} not read yet: matching events may still appear.{" "}
          <Link className="underline" href="/imports">
            Progress
          </Link>
        </p>
      ) : null}
    </section>
  );
}

/** `3,900 complete, 12 missing`; the states are those of the Coverage page. */
function hourWords(states: NonNullable<Coverage["hours"]>["states"]): string {
  return Object.entries(states)
    .map(([state, hours]) => `${formatCount(hours)} ${state.replace("-", " ")}`)
    .join(", ");
}

function Names({
  what,
  names,
  more,
}: {
  readonly what: string;
  readonly names: readonly string[];
  /** How many more there are than are listed. */
  readonly more: number;
}) {
  const known = names.filter((name) => name !== "");
  if (known.length === 0) return null;
  const list = <VisibleText text={known.join(", ")} />;
  const count = formatCounted(known.length + more, what);
  if (known.length <= NAMED) {
    return (
      <p>
        {count} in the index: {list}
      </p>
    );
  }
  return (
    <details>
      <summary className="min-h-6">{count} in the index</summary>
      <p className="text-muted">
        {list}
        {more > 0 ? `, and ${formatCount(more)} more` : null}
      </p>
    </details>
  );
}
