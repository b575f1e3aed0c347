"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatCounted } from "@/lib/format/count";

const AT_FIRST = 10;

/** The first rows of a list, and the button that shows the others. */
export function useMore<Row>(
  rows: readonly Row[],
  one: string,
): { readonly shown: readonly Row[]; readonly more: ReactNode } {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, AT_FIRST);
  const rest = rows.length - shown.length;
  return {
    shown,
    more:
      rest === 0 ? null : (
        <Button className="my-2" onClick={() => setWhole(true)}>
          Show {formatCounted(rest, one)}
        </Button>
      ),
  };
}
