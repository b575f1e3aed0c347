"use client";

import { EventCount } from "@/components/shell/event-count";
import { TimeText } from "@/components/shell/time-text";
import type { Overview } from "@/lib/api/overview-contract";
import { formatCounted } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { Line } from "./overview-lines";
import { OverviewSection } from "./overview-section";
import { baselineWords, middleWords } from "./overview-words";

/** Hours with far more denied calls than the same hour of the days before. */
export function SpikesSection({ spikes, baseline }: Pick<Overview, "spikes" | "baseline">) {
  const { rows, total } = spikes;
  return (
    <OverviewSection
      title="Hours with many denied calls"
      what="denied-hours"
      note={
        baseline.isEnough
          ? "At least 10, and five times the usual of the same hour of the day before the period."
          : undefined
      }
      csv={rows.length === 0 ? null : toCsv(rows)}
    >
      {baseline.isEnough ? null : (
        <p className="py-1">Cannot tell yet what is usual: {baselineWords(baseline)}.</p>
      )}
      {baseline.isEnough && total === 0 ? (
        <p className="py-1 text-muted">No hour of the period had so many.</p>
      ) : null}
      <ul>
        {rows.map(({ startMs, denied, usual, hours, link }) => (
          <Line key={startMs}>
            <span className="min-w-0 flex-1">
              <TimeText timeMs={startMs} withZone />
              <span className="text-xs text-muted">
                {" "}
                usual {middleWords(usual)}, the middle of {formatCounted(hours, "hour")}
              </span>
            </span>
            <EventCount
              count={denied}
              of={`the hour from ${new Date(startMs).toISOString()}, denied`}
              link={link}
            />
          </Line>
        ))}
      </ul>
      {total > rows.length ? (
        <p className="text-xs text-muted">
          and {formatCounted(total - rows.length, "more hour")} with fewer
        </p>
      ) : null}
    </OverviewSection>
  );
}

function toCsv(rows: Overview["spikes"]["rows"]): string {
  return (
    csvRow(["hour", "denied", "usual", "hours compared"]) +
    rows
      .map(({ startMs, denied, usual, hours }) =>
        csvRow([new Date(startMs).toISOString(), denied, usual, hours]),
      )
      .join("")
  );
}
