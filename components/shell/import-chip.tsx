"use client";

import { useQuery } from "@tanstack/react-query";
import { onDemand } from "@/components/ui/on-demand";
import { importsQuery, isWorking } from "@/lib/api/import-progress-query";

const ImportChipLink = onDemand(() =>
  import("./import-chip-link").then((module) => module.ImportChipLink),
);

/** Shows, on every page, that files are still being read; nothing when idle. */
export function ImportChip() {
  const { data } = useQuery(importsQuery());
  return data !== undefined && isWorking(data) ? (
    <ImportChipLink files={data.progress.files} />
  ) : null;
}
