"use client";

import { useMemo } from "react";
import { MOST_FACETS } from "@/lib/api/facet-limits";
import { FACET_NAMES, fieldId } from "@/lib/search/field-names";
import { useKept } from "./use-kept";

/** What an analyst looks at first: open from the beginning. The others are counted when opened. */
const LEADING = ["outcome", "error", "event", "service", "user", "ip", "region", "account"];

/** The fields that are listed unless the reader chose others. */
export const USUAL_FACETS: readonly string[] = [
  ...LEADING,
  ...FACET_NAMES.filter((name) => !LEADING.includes(name)),
];

export interface FacetChoice {
  /** Fields in the order in which they are listed. */
  readonly fields: readonly string[];
  readonly open: readonly string[];
  /** Those that a reading of records counts. */
  readonly counted: readonly string[];
  readonly setFields: (fields: readonly string[]) => void;
  readonly setOpen: (field: string, open: boolean) => void;
}

/** Which fields this reader has as facets, and which of them are open; kept in the browser. */
export function useFacetChoice(): FacetChoice {
  const [keptFields, keepFields] = useKept("facet-fields");
  const [keptOpen, keepOpen] = useKept("facet-open");
  return useMemo(() => {
    const fields = readNames(keptFields) ?? USUAL_FACETS;
    const open = readNames(keptOpen) ?? LEADING;
    return {
      fields,
      open,
      counted: fields.slice(0, MOST_FACETS),
      setFields: (next) => keepFields(next.join(",")),
      setOpen: (field, isOpen) => {
        const others = open.filter((name) => name !== field);
        keepOpen((isOpen ? [...others, field] : others).join(","));
      },
    };
  }, [keptFields, keptOpen, keepFields, keepOpen]);
}

/** Null when nothing was kept; names that this version does not know are left out. */
function readNames(text: string | null): readonly string[] | null {
  return text?.split(",").filter((name) => fieldId(name) === name) ?? null;
}
