import type { AlertDetail } from "@/lib/api/alert-contract";
import { formatCounted } from "@/lib/format/count";

/** What an alert has gained since it was shown; empty when nothing. */
export function newerWords(shown: AlertDetail, now: AlertDetail): string {
  const more = now.events - shown.events;
  if (more > 0) return formatCounted(more, "new event");
  const said = (alert: AlertDetail) => alert.entries[0]?.id ?? 0;
  // A change that was just made here is shown already, and newer than what was asked before it.
  if (said(now) < said(shown) || now.updatedAtMs < shown.updatedAtMs) return "";
  const isSame = now.updatedAtMs === shown.updatedAtMs && said(now) === said(shown) && more === 0;
  return isSame ? "" : "This alert has changed";
}
