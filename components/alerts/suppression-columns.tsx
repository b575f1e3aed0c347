import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { Suppression } from "@/lib/api/suppression-contract";
import { formatCount } from "@/lib/format/count";
import { toIsoTime } from "@/lib/format/time";
import { detectorWord } from "./alert-words";

const iso = (timeMs: number | null) => (timeMs === null ? null : toIsoTime(timeMs));
const moment = (timeMs: number | null) =>
  timeMs === null ? null : (
    <span className="whitespace-nowrap">
      <TimeText timeMs={timeMs} withZone toSecond />
    </span>
  );

/** A suppression as a row. */
export const SUPPRESSION_COLUMNS: readonly FactColumn<Suppression>[] = [
  { header: "Number", isNumber: true, text: ({ id }) => id },
  {
    header: "State",
    text: ({ state }) => state,
    show: ({ state, endedBy, endedAtMs }) => (
      <>
        <span className={state === "active" ? "font-medium" : "text-muted"}>{state}</span>
        {endedAtMs === null ? null : (
          <span className="block text-xs text-muted">
            by <VisibleText text={endedBy ?? "unknown"} />, {moment(endedAtMs)}
          </span>
        )}
      </>
    ),
  },
  {
    header: "Rule or detector",
    text: ({ ruleTitle, detector }) =>
      ruleTitle ?? (detector === null ? "every rule" : detectorWord(detector)),
    show: ({ ruleId, ruleTitle, detector, alertId }) =>
      detector !== null ? (
        <PageLink href={pageRoute(`/alerts/${alertId}`)}>{detectorWord(detector)}</PageLink>
      ) : ruleId === null ? (
        "every rule"
      ) : (
        <PageLink href={pageRoute(`/rules/${ruleId}`)}>
          <VisibleText text={ruleTitle ?? `rule ${ruleId}`} />
        </PageLink>
      ),
  },
  {
    header: "Why",
    text: ({ reason }) => reason,
    show: ({ reason, text }) => (
      <div className="max-w-md wrap-anywhere">
        <VisibleText text={reason} multiline />
        {text === "" ? null : (
          <details>
            <summary className="min-h-6 cursor-pointer text-xs text-muted">Filter</summary>
            <pre className="overflow-x-auto text-xs whitespace-pre-wrap">
              <VisibleText text={text} multiline />
            </pre>
          </details>
        )}
      </div>
    ),
  },
  {
    header: "By",
    text: ({ createdBy }) => createdBy,
    show: ({ createdBy, createdAtMs }) => (
      <>
        <VisibleText text={createdBy} />
        <span className="block text-xs text-muted">{moment(createdAtMs)}</span>
      </>
    ),
  },
  {
    header: "Until",
    text: ({ expiresAtMs }) => iso(expiresAtMs),
    show: ({ expiresAtMs }) => moment(expiresAtMs),
  },
  {
    header: "Hidden hits",
    isNumber: true,
    text: ({ hits }) => hits,
    show: ({ hits, alerts }) => (
      <>
        {formatCount(hits)}
        <span className="block text-xs text-muted">in {formatCount(alerts)} alerts</span>
      </>
    ),
  },
  {
    header: "Last hidden",
    text: ({ lastHitMs }) => iso(lastHitMs),
    show: ({ lastHitMs }) => moment(lastHitMs) ?? <span className="text-muted">nothing</span>,
  },
];
