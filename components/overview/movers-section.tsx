import { EventCount } from "@/components/shell/event-count";
import { ProfileLink } from "@/components/shell/profile-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { MoverKind, Overview } from "@/lib/api/overview-contract";
import { formatCounted } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { OverviewSection } from "./overview-section";
import { changeWords, FRESH_TITLES, lengthWords } from "./overview-words";
import { RoomTitle } from "./room-title";

/** Only words of the contract: its schemas are no code for the browser. */
const KINDS = ["principal", "service", "region"] as const satisfies readonly MoverKind[];
const CELL = "min-w-14 py-0.5 ps-3 text-end leading-6 whitespace-nowrap";

/** What changed most in number against the period before, with both numbers. */
export function MoversSection({
  movers: all,
  previous,
  coverage,
}: Pick<Overview, "movers" | "previous" | "coverage">) {
  const length = lengthWords(previous);
  const { hours, previousCoveredHours } = coverage;
  const isKnown = previousCoveredHours > 0 || all.some(({ before }) => before > 0);
  const movers = isKnown ? all : [];
  return (
    <OverviewSection
      title="Largest changes"
      what="changes"
      note={
        isKnown
          ? `Against the ${length} before, of which ${formatCounted(previousCoveredHours, "hour")} of ${hours} are covered.`
          : undefined
      }
      csv={movers.length === 0 ? null : toCsv(movers)}
      className="lg:col-span-2"
    >
      {isKnown ? null : (
        <p className="py-1">Cannot tell what changed: no log file covers the {length} before.</p>
      )}
      {isKnown && movers.length === 0 ? (
        <p className="py-1 text-muted">Nothing changed in number.</p>
      ) : null}
      <div className="grid items-start gap-x-8 lg:grid-cols-2 xl:grid-cols-3">
        {KINDS.map((what) => {
          const rows = movers.filter((mover) => mover.what === what);
          return rows.length === 0 ? null : (
            <table key={what} className="mt-2 w-full">
              <caption className="text-start font-medium">
                <RoomTitle what={what} />
              </caption>
              <thead className="text-xs text-muted">
                <tr>
                  <th scope="col" className="w-full text-start font-medium">
                    <span className="sr-only">{FRESH_TITLES[what]}</span>
                  </th>
                  <th scope="col" className={`${CELL} font-medium`}>
                    before
                  </th>
                  <th scope="col" className={`${CELL} font-medium`}>
                    now
                  </th>
                  <th scope="col" className={`${CELL} font-medium`}>
                    change
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr
                    key={`${row.label} ${row.link?.q}`}
                    className="border-t border-line/60 align-top"
                  >
                    <th scope="row" className="py-0.5 pe-2 text-start leading-6 font-normal">
                      <ProfileLink profile={row.profile}>
                        <VisibleText text={row.label} />
                      </ProfileLink>
                    </th>
                    <td className={CELL}>
                      <EventCount
                        count={row.before}
                        of={`${row.label}, before`}
                        link={row.beforeLink}
                      />
                    </td>
                    <td className={CELL}>
                      <EventCount count={row.events} of={row.label} link={row.link} />
                    </td>
                    <td className={CELL}>{changeWords(row.events, row.before)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        })}
      </div>
    </OverviewSection>
  );
}

function toCsv(movers: Overview["movers"]): string {
  return (
    csvRow(["kind", "value", "events before", "events now"]) +
    movers.map(({ what, label, before, events }) => csvRow([what, label, before, events])).join("")
  );
}
