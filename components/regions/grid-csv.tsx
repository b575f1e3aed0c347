import { useMemo } from "react";
import { heatCsv } from "@/components/charts/heat-csv";
import type { HeatData } from "@/components/charts/heat-data";
import { CsvButtons } from "@/components/ui/csv-buttons";

/** The grid as CSV. */
export function GridCsv({ data }: { readonly data: HeatData }) {
  const { label, rows, columns, cell } = data;
  const text = useMemo(
    () => heatCsv({ label, rows, columns, cell }, "Region"),
    [label, rows, columns, cell],
  );
  return <CsvButtons text={text} what="regions" />;
}
