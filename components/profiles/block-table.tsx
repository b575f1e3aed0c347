"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import type { Block } from "@/lib/api/profile-contract";
import { blocksQuery } from "@/lib/api/profile-queries";
import { formatCount } from "@/lib/format/count";
import { blockCsv } from "./block-csv";
import { BlockHead, BlockRowLine } from "./block-row";
import type { PartProps } from "./part-props";
import { ProfileSection } from "./profile-section";

/** As many as the API gives at once. */
const STEPS = [10, 100, 500] as const;

/** The most frequent values of one kind; more of them are asked for when they are wanted. */
export function BlockTable({
  profile: { kind, id, period },
  params,
  first,
  level = 3,
}: PartProps & { readonly first: Block; readonly level?: 2 | 3 }) {
  const [step, setStep] = useState(0);
  const more = useQuery({
    ...blocksQuery(kind, id, params, { blocks: [first.kind], top: STEPS[step] ?? STEPS[0] }),
    enabled: step > 0,
    placeholderData: keepPreviousData,
  });
  const block = more.data?.blocks[0] ?? first;
  const { label, rows, total } = block;
  // Of one day a line by day says no more than the number.
  const hasDays = rows.some(({ spark }) => spark.length > 1);
  const isLast = step + 1 >= STEPS.length;
  return (
    <ProfileSection
      title={label}
      anchor={block.kind}
      level={level}
      aside={
        rows.length < total
          ? `${formatCount(rows.length)} of ${formatCount(total)}`
          : formatCount(total)
      }
      csv={rows.length === 0 ? null : { what: block.kind, text: blockCsv(block) }}
    >
      {rows.length === 0 ? (
        <p className="py-1 text-muted">None in this period.</p>
      ) : (
        <table
          className={`w-full border-collapse ${more.isPlaceholderData ? "stale" : ""}`}
          aria-busy={more.isFetching}
        >
          <caption className="sr-only">{label}</caption>
          <BlockHead kind={block.kind} hasDays={hasDays} />
          <tbody>
            {rows.map((row) => (
              <BlockRowLine
                key={JSON.stringify([row.value, row.label])}
                kind={block.kind}
                row={row}
                hasDays={hasDays}
                period={period}
              />
            ))}
          </tbody>
        </table>
      )}
      {more.error === null ? null : (
        <ErrorNote
          title="More could not be loaded"
          error={more.error}
          onRetry={() => void more.refetch()}
        />
      )}
      {rows.length >= total ? null : isLast && !more.isFetching ? (
        <p className="py-1 text-xs text-muted">
          The {formatCount(rows.length)} most frequent are listed; the facets of the events page
          find others.
        </p>
      ) : (
        <Button
          className="my-2"
          data-no-print
          aria-label={`${more.isFetching ? "Loading more" : "Show more"}: ${label}`}
          aria-disabled={more.isFetching}
          onClick={() => more.isFetching || setStep(Math.min(step + 1, STEPS.length - 1))}
        >
          {more.isFetching ? "Loading more" : "Show more"}
        </Button>
      )}
    </ProfileSection>
  );
}
