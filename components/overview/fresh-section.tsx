import type { FreshKind, Overview } from "@/lib/api/overview-contract";
import { formatCount } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { OverviewLines } from "./overview-lines";
import { OverviewSection } from "./overview-section";
import { baselineWords, FRESH_TITLES } from "./overview-words";
import { RoomTitle } from "./room-title";

const ONE: Readonly<Record<FreshKind, string>> = {
  region: "Region",
  principal: "user or role",
  key: "key",
  ip: "address",
  service: "service",
  "write-action": "action",
};

/** What was never seen before the period; unknown where too little is known of the time before. */
export function FreshSection({ fresh, baseline }: Pick<Overview, "fresh" | "baseline">) {
  const found = fresh.filter(({ total }) => total > 0);
  const without = fresh.filter(({ total }) => total === 0).map(({ what }) => FRESH_TITLES[what]);
  const measured = baselineWords(baseline);
  return (
    <OverviewSection
      title="New in this period"
      what="new-values"
      note={baseline.isEnough ? `Measured against the time before: ${measured}.` : undefined}
      csv={found.length === 0 ? null : toCsv(found)}
      className="lg:col-span-2"
    >
      {baseline.isEnough ? null : <p className="py-1">Cannot tell yet what is new: {measured}.</p>}
      <div className="gap-x-8 lg:columns-2">
        {found.map(({ what, rows, total }) => (
          <section key={what} className="break-inside-avoid pt-2">
            <h3 className="flex items-baseline justify-between font-medium">
              <RoomTitle what={what} />
              <span className="text-xs text-muted">{formatCount(total)} new</span>
            </h3>
            <OverviewLines rows={rows} total={total} one={ONE[what]} />
          </section>
        ))}
      </div>
      {without.length === 0 ? null : (
        <p className="pt-2 text-muted">Nothing new among: {without.join(", ")}.</p>
      )}
    </OverviewSection>
  );
}

function toCsv(fresh: Overview["fresh"]): string {
  const lines = fresh.flatMap(({ what, rows }) =>
    rows.map(({ label, firstMs, events }) =>
      csvRow([what, label, firstMs === null ? null : new Date(firstMs).toISOString(), events]),
    ),
  );
  return csvRow(["new", "value", "first", "events"]) + lines.join("");
}
