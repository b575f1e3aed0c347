"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { pageRoute } from "@/components/shell/page-route";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import { risksQuery } from "@/lib/api/access-queries";
import { eventHref } from "@/lib/api/event-href";
import type { Risks } from "@/lib/api/profile-contract";
import { formatCounted } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import type { PartProps } from "./part-props";
import { ProfileSection } from "./profile-section";

/** Signs of risk with their numbers; what could not be judged is said as well. */
export function RisksSection({ profile: { kind, id }, params }: PartProps) {
  const query = useQuery({ ...risksQuery(kind, id, params), placeholderData: keepPreviousData });
  const risks = query.data?.risks ?? [];
  const weight = risks.reduce((sum, risk) => sum + risk.weight, 0);
  return (
    <ProfileSection
      title="Risk indicators"
      aside={
        risks.length === 0
          ? undefined
          : `${formatCounted(risks.length, "indicator")}, weight ${risks.map((risk) => risk.weight).join(" + ")}${risks.length > 1 ? ` = ${weight}` : ""}`
      }
      csv={risks.length === 0 ? null : { what: "risk-indicators", text: toCsv(risks) }}
    >
      <Answer query={query} what="the risk indicators">
        {(found) => <RiskList {...found} />}
      </Answer>
    </ProfileSection>
  );
}

function RiskList({ risks, unjudged }: Risks) {
  return (
    <>
      {risks.length === 0 ? (
        <p className="mt-1">
          {unjudged.length === 0
            ? "None of the indicators applies."
            : "None of the indicators that could be judged applies."}
        </p>
      ) : null}
      <ul>
        {risks.map(({ id, title, weight, why, link }) => (
          <li key={id} className="border-t border-line py-1 first:border-t-0">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">
                <VisibleText text={title} />
              </span>
              <span className="text-xs text-muted">weight {weight}</span>
              {link === null ? null : (
                <PageLink
                  href={pageRoute(eventHref(link))}
                  className="ms-auto inline-block min-h-6 leading-6"
                >
                  Evidence<span className="sr-only">: {title}</span>
                </PageLink>
              )}
            </p>
            <p>
              <VisibleText text={why} />
            </p>
          </li>
        ))}
      </ul>
      {unjudged.length === 0 ? null : (
        <details className="mt-1">
          <summary className="min-h-6 text-muted">
            {formatCounted(unjudged.length, "indicator")} could not be judged
          </summary>
          <ul className="ms-4 list-disc">
            {unjudged.map(({ id, title, why }) => (
              <li key={id}>
                <VisibleText text={title} />: <VisibleText text={why} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function toCsv(risks: Risks["risks"]): string {
  const lines = risks.map(({ id, weight, title, why }) => csvRow([id, weight, title, why]));
  return csvRow(["id", "weight", "indicator", "why"]) + lines.join("");
}
