"use client";

import type { Progress } from "@/lib/api/import-contract";

const STEP_PERCENT = 10;

/** Says the progress aloud at every tenth, not at every poll. */
export function ProgressAnnouncer({ progress }: { readonly progress: Progress }) {
  const { total, pending, leased } = progress.files;
  const open = pending + leased;
  const percent = total === 0 ? 0 : ((total - open) / total) * 100;
  const tenth = Math.floor(percent / STEP_PERCENT) * STEP_PERCENT;
  return (
    <p role="status" className="sr-only">
      {open === 0
        ? total > 0
          ? "All files are read."
          : ""
        : `${tenth} percent of the files are read.`}
    </p>
  );
}
