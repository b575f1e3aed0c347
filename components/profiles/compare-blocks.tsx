"use client";

import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import type { Block, Blocks, ProfileKind } from "@/lib/api/profile-contract";
import { blocksQuery } from "@/lib/api/profile-queries";
import { CompareBlock } from "./compare-block";
import type { CompareSide } from "./compare-with";
import { type BlockGroup, blockGroups } from "./kind-words";

/** Values of each side that are set against each other. */
const TOP = 100;

/** The tables of two sides, value by value with their difference. */
export function CompareBlocks({
  kind,
  here,
  there,
  names,
}: {
  readonly kind: ProfileKind;
  readonly here: CompareSide;
  readonly there: CompareSide;
  /** What the two sides are called. */
  readonly names: readonly [here: string, there: string];
}) {
  // A session is of one principal and one time: two sides have none in common.
  const groups = blockGroups(kind).map(({ title, blocks }) => ({
    title,
    blocks: blocks.filter((block) => block !== "sessions"),
  }));
  return groups.map((group) => (
    <Group key={group.title} {...{ kind, here, there, names, group }} />
  ));
}

function Group({
  kind,
  here,
  there,
  names,
  group: { title, blocks },
}: Parameters<typeof CompareBlocks>[0] & { readonly group: BlockGroup }) {
  const asked = { blocks, top: TOP };
  const ours = useQuery({
    ...blocksQuery(kind, here.id, here.params, asked),
    placeholderData: keepPreviousData,
  });
  const theirs = useQuery({
    ...blocksQuery(kind, there.id, there.params, asked),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-1 text-base font-semibold">{title}</h2>
      {[ours, theirs].map(({ error, refetch }, at) =>
        error === null ? null : (
          <ErrorNote
            key={names[at]}
            title={`The tables of “${names[at]}” could not be loaded`}
            error={error}
            onRetry={() => void refetch()}
          />
        ),
      )}
      {isWaiting(ours) || isWaiting(theirs) ? (
        <Skeleton lines={8} label={`Loading “${title.toLowerCase()}”`} />
      ) : ours.data === undefined || theirs.data === undefined ? null : (
        <div
          className={`grid gap-x-8 gap-y-6 xl:grid-cols-2 ${ours.isPlaceholderData || theirs.isPlaceholderData ? "stale" : ""}`}
        >
          {pairs(ours.data, theirs.data).map(([mine, other]) => (
            <CompareBlock key={mine.kind} here={mine} there={other} names={names} />
          ))}
        </div>
      )}
    </section>
  );
}

function isWaiting({ data, error }: UseQueryResult<Blocks>): boolean {
  return data === undefined && error === null;
}

/** The tables that both sides have. */
function pairs(here: Blocks, there: Blocks): [Block, Block][] {
  return here.blocks.flatMap((mine): [Block, Block][] => {
    const other = there.blocks.find(({ kind }) => kind === mine.kind);
    return other === undefined ? [] : [[mine, other]];
  });
}
