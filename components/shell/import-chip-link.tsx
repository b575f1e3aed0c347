import { LoaderCircle } from "lucide-react";
import { PageLink } from "@/components/ui/page-link";
import type { Imports } from "@/lib/api/import-contract";
import { formatCount, formatShare } from "@/lib/format/count";

/** How much of the files is read, and the way to them. */
export function ImportChipLink({ files }: { readonly files: Imports["progress"]["files"] }) {
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
