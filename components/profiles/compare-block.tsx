import { useMemo } from "react";
import { EventCount } from "@/components/shell/event-count";
import { VisibleText } from "@/components/ui/visible-text";
import type { Block } from "@/lib/api/profile-contract";
import { csvRow } from "@/lib/format/csv";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import { type ComparedValue, compareRows, differenceWords } from "./compare-rows";
import { ProfileSection } from "./profile-section";
import { useMore } from "./use-more";

/** One kind of value on both sides, what differs most first. */
export function CompareBlock({
  here,
  there,
  names,
}: {
  readonly here: Block;
  readonly there: Block;
  readonly names: readonly [here: string, there: string];
}) {
  const rows = useMemo(() => compareRows(here, there), [here, there]);
  const { shown, more } = useMore(rows, "more value");
  return (
    <ProfileSection
      title={here.label}
      level={3}
      csv={rows.length === 0 ? null : { what: `compared-${here.kind}`, text: toCsv(rows, names) }}
    >
      {rows.length === 0 ? (
        <p className="py-1 text-muted">None on either side.</p>
      ) : (
        <table className="w-full border-collapse">
          <caption className="sr-only">{here.label} on both sides</caption>
          <thead className="text-xs text-muted">
            <tr>
              <th scope="col" className="py-1 pe-2 text-start font-medium">
                Value
              </th>
              {names.map((name, at) => (
                <th
                  key={at === 0 ? "here" : "there"}
                  scope="col"
                  className="px-2 py-1 text-end font-medium"
                  title={toVisible(name)}
                >
                  <VisibleText text={shortenMiddle(name, 18)} />
                </th>
              ))}
              <th scope="col" className="py-1 ps-2 text-end font-medium">
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key} className="border-t border-line align-top leading-6">
                <td className="pe-2" title={toVisible(row.label.slice(0, 300))}>
                  <VisibleText text={shortenMiddle(row.label, 60)} className="wrap-anywhere" />
                </td>
                <Count row={row} of="here" name={names[0]} />
                <Count row={row} of="there" name={names[1]} />
                <td className="ps-2 text-end whitespace-nowrap">{differenceWords(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more}
    </ProfileSection>
  );
}

function Count({
  row,
  of,
  name,
}: {
  readonly row: ComparedValue;
  readonly of: "here" | "there";
  readonly name: string;
}) {
  const count = row[of];
  return (
    <td className="px-2 text-end">
      {count === null ? (
        <span className="text-muted" title="Not among the most frequent of this side">
          fewer
        </span>
      ) : count === 0 ? (
        "0"
      ) : (
        <EventCount count={count} of={`${row.label}, ${name}`} link={row.links[of]} />
      )}
    </td>
  );
}

function toCsv(rows: readonly ComparedValue[], names: readonly [string, string]): string {
  const lines = rows.map(({ label, here, there, difference }) =>
    csvRow([label, here, there, difference]),
  );
  return csvRow(["value", ...names, "difference"]) + lines.join("");
}
