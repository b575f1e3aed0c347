"use client";

import { usePeriodParams } from "@/components/shell/use-period-params";
import { Icon } from "@/components/ui/icon";
import { periodUrl } from "@/lib/api/period-params";
import { gridAsked } from "./coverage-view";
import { useCoverageView } from "./use-coverage-view";

const FILES = [
  { format: "csv", text: "Save CSV", label: "Save CSV of the coverage" },
  { format: "json", text: "Save JSON", label: "Save JSON of the coverage and its gaps" },
] as const;

/** What the page is about as files, whole: also what it does not show. */
export function ExportLinks() {
  const params = usePeriodParams();
  const { view } = useCoverageView();
  return (
    <>
      {FILES.map(({ format, text, label }) => (
        <a
          key={format}
          href={periodUrl("/api/coverage/export", params, { ...gridAsked(view), format })}
          download
          aria-label={label}
          className="inline-flex h-6 items-center gap-1 rounded-sm px-1 text-xs text-muted no-underline hover:bg-hover hover:text-ink"
        >
          <Icon name="download" size={14} />
          {text}
        </a>
      ))}
    </>
  );
}
