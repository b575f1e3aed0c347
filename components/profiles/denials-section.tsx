"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { EventCount } from "@/components/shell/event-count";
import { VisibleText } from "@/components/ui/visible-text";
import type { Denials } from "@/lib/api/profile-contract";
import { denialsQuery } from "@/lib/api/profile-queries";
import { formatCount, formatCounted } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { FirstEvent } from "./fresh-section";
import { isoTime } from "./list-csv";
import type { PartProps } from "./part-props";
import { ProfileSection } from "./profile-section";
import { useMore } from "./use-more";

/** The first time in the period that each action was denied. */
export function DenialsSection({ profile: { kind, id }, params }: PartProps) {
  const query = useQuery({ ...denialsQuery(kind, id, params), placeholderData: keepPreviousData });
  const rows = query.data?.rows ?? [];
  return (
    <ProfileSection
      title="First denials"
      aside={
        query.data === undefined ? undefined : formatCounted(query.data.total, "denied action")
      }
      csv={rows.length === 0 ? null : { what: "first-denials", text: toCsv(rows) }}
    >
      <Answer query={query} what="the denied actions">
        {(denials) => <DenialTable {...denials} />}
      </Answer>
    </ProfileSection>
  );
}

function DenialTable({ rows, total }: Denials) {
  const { shown, more } = useMore(rows, "more action");
  if (rows.length === 0) return <p className="py-1">Nothing was denied in this period.</p>;
  return (
    <>
      <table className="w-full border-collapse">
        <caption className="sr-only">First denial of each action</caption>
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="py-1 pe-2 text-start font-medium">
              Action
            </th>
            <th scope="col" className="px-2 py-1 text-start font-medium max-sm:hidden">
              Error
            </th>
            <th scope="col" className="px-2 py-1 text-start font-medium">
              First
            </th>
            <th scope="col" className="py-1 ps-2 text-end font-medium">
              Times
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ action, error, firstMs, eventKey, events, link }) => (
            <tr key={`${action} ${eventKey}`} className="border-t border-line leading-6">
              <td className="py-0.5 pe-2">
                <VisibleText text={action} className="wrap-anywhere" />
              </td>
              <td className="px-2 py-0.5 max-sm:hidden">
                {error === null ? (
                  <span className="text-muted">not recorded</span>
                ) : (
                  <VisibleText text={error} className="wrap-anywhere" />
                )}
              </td>
              <td className="px-2 py-0.5 text-xs leading-6 sm:whitespace-nowrap">
                <FirstEvent eventKey={eventKey} timeMs={firstMs} of={`${action}, denied`} />
              </td>
              <td className="py-0.5 ps-2 text-end">
                <EventCount count={events} of={`${action}, denied`} link={link} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
      {rows.length < total ? (
        <p className="text-xs text-muted">
          The {formatCount(rows.length)} actions that were denied most are listed.
        </p>
      ) : null}
    </>
  );
}

function toCsv(rows: Denials["rows"]): string {
  const lines = rows.map(({ action, error, firstMs, eventKey, events }) =>
    csvRow([action, error, isoTime(firstMs), eventKey, events]),
  );
  return csvRow(["action", "error", "first_denied", "first_event", "times"]) + lines.join("");
}
