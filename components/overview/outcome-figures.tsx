import { EventCount } from "@/components/shell/event-count";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { narrowed } from "@/lib/api/narrowed";
import type { Overview } from "@/lib/api/overview-contract";
import { changeWords, OUTCOMES } from "./overview-words";

/** Events of the period in all and by outcome, each beside what it was before: the chart's legend. */
export function OutcomeFigures({
  counts,
  previousCounts,
  link,
  previousLink,
  coverage,
}: Pick<Overview, "counts" | "previousCounts" | "link" | "previousLink" | "coverage">) {
  // From nothing known, nothing can have changed.
  const isKnown = coverage.previousCoveredHours > 0 || previousCounts.events > 0;
  const figures = [
    { name: "events", word: "events", outcome: null },
    ...OUTCOMES.filter(({ name }) => name !== "unknown" || counts.unknown > 0),
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 py-2">
      {figures.map(({ name, word, outcome }) => {
        const of = (base: typeof link) =>
          outcome === null ? base : narrowed(base, `outcome:${outcome}`);
        const ofWords = (time: string) => (outcome === null ? time : `${time}, ${word}`);
        return (
          <div key={name}>
            <dt className="text-muted">
              {outcome === null ? null : <OutcomeMark outcome={outcome} />} {word}
            </dt>
            <dd className="text-lg">
              <EventCount
                count={counts[name]}
                of={ofWords("this period")}
                link={of(link)}
                className=""
              />
            </dd>
            {isKnown ? (
              <dd className="text-xs text-muted">
                {changeWords(counts[name], previousCounts[name])} from{" "}
                <EventCount
                  count={previousCounts[name]}
                  of={ofWords("the time before")}
                  link={of(previousLink)}
                  className=""
                />
              </dd>
            ) : null}
          </div>
        );
      })}
    </dl>
  );
}
