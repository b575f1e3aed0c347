import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertAction, AlertDelivery } from "@/lib/api/action-contract";
import { formatCounted } from "@/lib/format/count";
import { toIsoTime } from "@/lib/format/time";

export const KINDS = {
  webhook: "Webhook",
  email: "E-mail",
  sns: "SNS topic",
  eventbridge: "EventBridge bus",
  command: "Program",
} as const;
const STATES = {
  waiting: "waits",
  sending: "is being sent",
  sent: "sent",
  refused: "refused",
  "given-up": "given up",
} as const;

/** Where an action sends to; of an address no path, which lets everybody write to a chat. */
export function targetOf({ settings }: AlertAction): string {
  if ("to" in settings) return settings.to.join(", ");
  if ("topicArn" in settings) return settings.topicArn;
  if ("busArn" in settings) return settings.busArn;
  if ("commandFrom" in settings) return settings.commandFrom;
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

/** How many messages there are, and when they go out. */
function paceOf({ digestMinutes, mostPerHour }: AlertAction): string {
  const parts = [
    digestMinutes === null ? "at once" : `one digest of ${formatCounted(digestMinutes, "minute")}`,
    ...(mostPerHour === null ? [] : [`at most ${mostPerHour} an hour`]),
  ];
  return parts.join(", ");
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
  { header: "How", text: paceOf },
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
