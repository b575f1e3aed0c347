"use client";

import { useQuery } from "@tanstack/react-query";
import { setUrlParams } from "@/components/shell/url-params";
import { useZone } from "@/components/shell/use-zone";
import { Button } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import type { Overview } from "@/lib/api/overview-contract";
import { coverageQuery } from "@/lib/api/query-help-queries";
import { formatCounted } from "@/lib/format/count";
import { formatMoment, toIsoTime } from "@/lib/format/time";

/** Nothing in the period: where the nearest events are, and what may still come. */
export function EmptyPeriod({ overview }: { readonly overview: Overview }) {
  const zone = useZone();
  const { ingest, period, link } = overview;
  const { data } = useQuery(
    coverageQuery({ q: link.q, from: toIsoTime(period.fromMs), to: toIsoTime(period.toMs) }),
  );
  const lengthMs = period.toMs - period.fromMs;
  const near = [
    {
      word: "before",
      atMs: data?.nearestBeforeMs ?? null,
      fromMs: (at: number) => at - lengthMs + 1,
    },
    { word: "after", atMs: data?.nearestAfterMs ?? null, fromMs: (at: number) => at },
  ];
  return (
    <div className="space-y-2 py-6">
      {ingest.newestMs === null ? (
        <p>
          {ingest.filesPending > 0
            ? `Nothing is indexed yet: ${formatCounted(ingest.filesPending, "log file")} not read yet.`
            : "The index holds no events."}{" "}
          <PageLink href="/imports" className="underline">
            Look at the imports
          </PageLink>
        </p>
      ) : (
        <>
          <p>No events in this period. That is not the same as nothing having happened.</p>
          <ul className="space-y-1">
            {near.map(({ word, atMs, fromMs }) =>
              atMs === null ? null : (
                <li key={word} className="flex flex-wrap items-center gap-2">
                  The nearest event {word} is of {formatMoment(atMs, zone)}.
                  <Button
                    onClick={() =>
                      setUrlParams({
                        from: toIsoTime(fromMs(atMs)),
                        to: toIsoTime(fromMs(atMs) + lengthMs),
                      })
                    }
                  >
                    Show it
                  </Button>
                </li>
              ),
            )}
          </ul>
        </>
      )}
    </div>
  );
}
