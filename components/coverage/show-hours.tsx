import { setUrlParams } from "@/components/shell/url-params";
import { Button } from "@/components/ui/button";
import type { CoverageGrid } from "@/lib/api/coverage-contract";
import { toIsoTime } from "@/lib/format/time";

/** Narrows the page to a time, hour by hour; nothing where it shows no more than that already. */
export function ShowHours({
  fromMs,
  toMs,
  grid: { grid, period },
}: {
  readonly fromMs: number;
  readonly toMs: number;
  readonly grid: Pick<CoverageGrid, "grid" | "period">;
}) {
  if (grid === "hour" && fromMs <= period.fromMs && toMs >= period.toMs) return null;
  return (
    <Button
      onClick={() =>
        setUrlParams({ from: toIsoTime(fromMs), to: toIsoTime(toMs), grid: "hour", cell: null })
      }
    >
      Show these hours
    </Button>
  );
}
