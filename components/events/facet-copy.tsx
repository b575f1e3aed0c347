import { CopyButton } from "@/components/ui/copy-button";
import { facetCsv } from "./facet-csv";
import type { ShownValue } from "./facet-value";

/** Copies the values of a facet for a spreadsheet. */
export function FacetCopy({
  label,
  values,
  total,
}: {
  readonly label: string;
  readonly values: readonly ShownValue[];
  readonly total: number;
}) {
  return <CopyButton text={facetCsv(label, values, total)} label={`Copy ${label} as CSV`} />;
}
