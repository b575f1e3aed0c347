"use client";

import { useQuery } from "@tanstack/react-query";
import { LoaderCircle } from "lucide-react";
import { PageLink } from "@/components/ui/page-link";
import { importsQuery, isWorking } from "@/lib/api/import-progress-query";
import { formatCount, formatShare } from "@/lib/format/count";

/** Shows, on every page, that files are still being read; nothing when idle. */
export function ImportChip() {
  const { data } = useQuery(importsQuery());
  if (data === undefined || !isWorking(data)) return null;
  const { files } = data.progress;
  const finished = files.total - files.pending - files.leased;
  return (
    <PageLink
      href="/imports"
      title={`Reading log files: ${formatCount(finished)} of ${formatCount(files.total)}`}
      className="flex w-full flex-col items-center gap-0.5 rounded-md px-1 py-1.5 text-xs text-accent no-underline hover:bg-hover"
    >
      <LoaderCircle size={18} aria-hidden="true" className="motion-safe:animate-spin" />
      {formatShare(finished, files.total)}
    </PageLink>
  );
}
