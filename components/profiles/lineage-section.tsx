"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { LineageGraph } from "@/components/charts/lineage-graph";
import { LineageTree } from "@/components/charts/lineage-tree";
import { Answer } from "@/components/shell/answer";
import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { usePeriodSearch } from "@/components/shell/use-profile-route";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { Lineage } from "@/lib/api/lineage-contract";
import { lineageQuery } from "@/lib/api/lineage-queries";
import { formatCounted } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { toIsoTime } from "@/lib/format/time";
import { eventPage } from "./event-links";
import { lineageChart, METHOD_WORDS } from "./lineage-chart";
import { isoTime } from "./list-csv";
import type { PartProps } from "./part-props";
import { ProfileSection } from "./profile-section";

/** Who stood behind the sessions of a principal, or behind one session, and how that is known. */
export function LineageSection({ profile: { kind, id, period } }: PartProps) {
  const query = useQuery({
    ...lineageQuery({
      // A session is traced whole, whatever the period.
      ...(kind === "session"
        ? { session: id }
        : { principal: id, from: toIsoTime(period.fromMs), to: toIsoTime(period.toMs) }),
    }),
    placeholderData: keepPreviousData,
  });
  const links = query.data?.links ?? [];
  return (
    <ProfileSection
      title="Session lineage"
      csv={
        query.data === undefined || links.length === 0
          ? null
          : { what: "session-lineage", text: toCsv(query.data) }
      }
    >
      <Answer query={query} what="the session lineage" lines={6}>
        {(lineage) => <LineageParts lineage={lineage} />}
      </Answer>
    </ProfileSection>
  );
}

function LineageParts({ lineage }: { readonly lineage: Lineage }) {
  const { sentence, certainty, nodes, links, missing, more } = lineage;
  const search = usePeriodSearch();
  const chart = useMemo(() => lineageChart({ nodes, links }, search), [nodes, links, search]);
  return (
    <div className="space-y-3 pt-1">
      <p className="text-base">
        <span className="font-semibold">Who really did it: </span>
        <VisibleText text={sentence} />
        {certainty === null ? null : <span className="text-muted"> Certainty: {certainty}.</span>}
      </p>
      {links.length === 0 ? null : (
        <>
          <div className="*:max-h-112">
            <LineageGraph label="Session lineage as a graph" {...chart} />
          </div>
          <p className="text-xs text-muted">
            A dashed line is inferred: more than one call fits. A label leads to the event that made
            the link.
          </p>
          <details>
            <summary className="min-h-6">The same as a list</summary>
            <LineageTree label="Session lineage as a list" {...chart} />
          </details>
          <LinkReasons lineage={lineage} />
        </>
      )}
      {more === 0 ? null : (
        <p className="text-muted">
          {formatCounted(more, "more session")} not drawn: choose a shorter period.
        </p>
      )}
      <Missing missing={missing} />
    </div>
  );
}

/** How each link is known, in a sentence with the values that agree. */
function LinkReasons({ lineage: { nodes, links } }: { readonly lineage: Lineage }) {
  const names = new Map(nodes.map((node) => [node.id, node.sessionName ?? node.name]));
  return (
    <details>
      <summary className="min-h-6">
        How each of {formatCounted(links.length, "link")} is known
      </summary>
      <ul>
        {links.map(({ from, to, by, certainty, why, eventKey, timeMs }) => {
          const href = eventPage(eventKey);
          return (
            <li
              key={`${from} ${to} ${by} ${eventKey}`}
              className="border-t border-line py-1 first:border-t-0"
            >
              <p>
                <VisibleText text={names.get(from) ?? from} className="font-medium" /> →{" "}
                <VisibleText text={names.get(to) ?? to} className="font-medium" />
                <span className="text-muted">
                  {" "}
                  · {METHOD_WORDS[by]}, {certainty}
                </span>
                {href === null ? null : (
                  <>
                    {" · "}
                    <PageLink href={pageRoute(href)} className="inline-block min-h-6 leading-6">
                      Event of <TimeText timeMs={timeMs} withZone toSecond />
                    </PageLink>
                  </>
                )}
              </p>
              <p>
                <VisibleText text={why} />
              </p>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** What would have to be indexed to know more. */
function Missing({ missing }: Pick<Lineage, "missing">) {
  if (missing.length === 0) return null;
  return (
    <details open={missing.length <= 3}>
      <summary className="min-h-6 text-warn">
        {formatCounted(missing.length, "piece")} missing to know more
      </summary>
      <ul className="ms-4 list-disc">
        {missing.map(({ node, what, account, fromMs, isCovered }) => (
          <li key={`${node} ${what}`}>
            <VisibleText text={what} />
            {account === null ? null : (
              <>
                {" "}
                Account <VisibleText text={account} />
              </>
            )}
            {fromMs === null ? null : (
              <>
                , <TimeText timeMs={fromMs} withZone toSecond />
              </>
            )}
            <span className="text-muted">
              {": "}
              {isCovered === null
                ? "nobody can tell whether log files cover it."
                : isCovered
                  ? "log files cover it, and it is not in them."
                  : "no log file covers it."}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function toCsv({ nodes, links }: Lineage): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const key = (id: string) => byId.get(id)?.sessionKey ?? byId.get(id)?.principalKey ?? id;
  const lines = links.map(({ from, to, by, certainty, why, eventId, timeMs }) =>
    csvRow([key(from), key(to), by, certainty, eventId, isoTime(timeMs), why]),
  );
  return csvRow(["from", "to", "by", "certainty", "event_id", "time", "why"]) + lines.join("");
}
