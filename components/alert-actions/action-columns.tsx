import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertAction, AlertDelivery } from "@/lib/api/action-contract";
import { formatCounted } from "@/lib/format/count";
import { toIsoTime } from "@/lib/format/time";

const KINDS = { webhook: "Webhook", email: "E-mail" } as const;
const STATES = {
  waiting: "waits",
  sending: "is being sent",
  sent: "sent",
  refused: "refused",
  "given-up": "given up",
} as const;

/** Where an action sends to; of an address no path, which lets everybody write to a chat. */
export function targetOf({ settings }: AlertAction): string {
  if (!("url" in settings)) return settings.to.join(", ");
  const { origin, pathname, search } = new URL(settings.url);
  return pathname + search === "/" ? origin : `${origin}/…`;
}

function scopeOf({ ruleIds, accounts }: AlertAction): string {
  const parts = [
    ...(ruleIds.length === 0 ? [] : [formatCounted(ruleIds.length, "rule")]),
    ...(accounts.length === 0 ? [] : [accounts.join(", ")]),
  ];
  return parts.length === 0 ? "everything" : parts.join("; ");
}

export const ACTION_COLUMNS: readonly FactColumn<AlertAction>[] = [
  { header: "Name", text: ({ name }) => name, show: ({ name }) => <VisibleText text={name} /> },
  { header: "Kind", text: ({ kind }) => KINDS[kind] },
  {
    header: "To",
    text: targetOf,
    show: (action) => (
      <span className="font-mono text-xs wrap-anywhere">
        <VisibleText text={targetOf(action)} />
      </span>
    ),
  },
  { header: "From level", text: ({ leastLevel }) => leastLevel },
  { header: "For", text: scopeOf },
  { header: "State", text: ({ isEnabled }) => (isEnabled ? "on" : "off") },
  { header: "Waiting", isNumber: true, text: ({ counts }) => counts.waiting },
  { header: "Sent", isNumber: true, text: ({ counts }) => counts.sent },
  { header: "Failed", isNumber: true, text: ({ counts }) => counts.refused },
];

export const DELIVERY_COLUMNS: readonly FactColumn<AlertDelivery>[] = [
  {
    header: "Alert",
    text: ({ alertId, title }) => `${alertId}: ${title}`,
    show: ({ alertId, title }) => (
      <PageLink href={pageRoute(`/alerts/${alertId}`)}>
        <VisibleText text={title} />
      </PageLink>
    ),
  },
  { header: "State", text: ({ state }) => STATES[state] },
  { header: "Attempts", isNumber: true, text: ({ attempts }) => attempts },
  {
    header: "Queued",
    text: ({ createdAtMs }) => toIsoTime(createdAtMs),
    show: ({ createdAtMs }) => <TimeText timeMs={createdAtMs} withZone toSecond />,
  },
  {
    header: "Next try",
    text: ({ nextTryMs }) => (nextTryMs === null ? null : toIsoTime(nextTryMs)),
    show: ({ nextTryMs }) =>
      nextTryMs === null ? "–" : <TimeText timeMs={nextTryMs} withZone toSecond />,
  },
  {
    header: "Answer",
    text: ({ problem }) => problem,
    show: ({ problem }) => <VisibleText text={problem ?? "none yet"} />,
  },
];
