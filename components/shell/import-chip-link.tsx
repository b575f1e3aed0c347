import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import type { Imports } from "@/lib/api/import-contract";
import { formatCount, formatShare } from "@/lib/format/count";

/** How much of the files is read, and the way to them; while more are looked for, no share. */
export function ImportChipLink({ files }: { readonly files: Imports["progress"]["files"] }) {
  const open = files.pending + files.leased;
  const finished = files.total - open;
  return (
    <PageLink
      href="/imports"
      title={`Reading log files: ${formatCount(finished)} of ${formatCount(files.total)}`}
      className="flex items-center gap-0.5 rounded-md px-1 text-xs max-sm:h-6 sm:w-full sm:flex-col sm:py-1.5 text-accent no-underline hover:bg-hover"
    >
      <Icon name="loader-circle" size={18} className="motion-safe:animate-spin" />
      {open === 0 ? "Listing" : formatShare(finished, files.total)}
    </PageLink>
  );
}
