"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { blocksQuery } from "@/lib/api/profile-queries";
import { BlockTable } from "./block-table";
import type { PartProps } from "./part-props";

const WRITERS = { blocks: ["writers"] } as const;

/** Of a resource: whose events changed it. Other tables are of all who used it, readers too. */
export function WritersSection({ profile, params }: PartProps) {
  const query = useQuery({
    ...blocksQuery(profile.kind, profile.id, params, WRITERS),
    placeholderData: keepPreviousData,
  });
  return (
    <Answer query={query} what="who changed this">
      {({ blocks }) =>
        blocks.map((block) => (
          <BlockTable key={block.kind} {...{ profile, params }} first={block} level={2} />
        ))
      }
    </Answer>
  );
}
