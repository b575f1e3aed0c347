"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { Answer } from "@/components/shell/answer";
import { blocksQuery } from "@/lib/api/profile-queries";
import { BlockTable } from "./block-table";
import type { BlockGroup } from "./kind-words";
import type { PartProps } from "./part-props";

/** Tables that one question answers. */
export function BlockGroupSection({
  profile,
  params,
  group: { title, blocks },
}: PartProps & { readonly group: BlockGroup }) {
  const id = useId();
  const query = useQuery({
    ...blocksQuery(profile.kind, profile.id, params, { blocks }),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="mb-1 text-base font-semibold">
        {title}
      </h2>
      <Answer query={query} what={`the tables of “${title.toLowerCase()}”`} lines={8}>
        {(data) => (
          <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
            {data.blocks.map((block) => (
              <BlockTable key={block.kind} profile={profile} params={params} first={block} />
            ))}
          </div>
        )}
      </Answer>
    </section>
  );
}
