import { TimeText } from "@/components/shell/time-text";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { ShortId } from "@/components/ui/short-id";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventDetail } from "@/lib/api/contract";
import { EventEvidence } from "./event-evidence";
import { EventFieldRow } from "./event-field-row";
import { flagWords } from "./event-flag-words";
import { EventProfiles } from "./event-profiles";
import type { EventSurroundings } from "./event-surroundings";
import { OutcomeCell } from "./outcome-cell";

const EventMatches = onDemand(() =>
  import("@/components/shell/event-matches").then((module) => module.EventMatches),
);

/** The facts that an analyst asks for first; the Fields tab has them all. */
const KEY_FIELDS: ReadonlySet<string> = new Set([
  "event",
  "service",
  "region",
  "account",
  "user",
  "kind",
  "session",
  "source_identity",
  "key",
  "mfa",
  "ip",
  "via",
  "client",
  "outcome",
  "error",
  "error_message",
  "resource",
]);

/** What happened in one sentence, the key facts, what is odd, and where the record lies. */
export function EventSummary({
  detail,
  around,
}: {
  readonly detail: EventDetail;
  readonly around: EventSurroundings;
}) {
  const { row } = detail;
  return (
    <div className="space-y-3">
      <p className="text-base leading-6">
        <VisibleText text={detail.sentence} />
      </p>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span>
          <OutcomeCell row={row} />
        </span>
        <span className="font-mono text-xs">
          <TimeText timeMs={row.timeMs} withZone />
        </span>
        <span className="text-muted">
          {row.readOnly === null
            ? "read or write not recorded"
            : row.readOnly
              ? "read only"
              : "write"}
        </span>
        {detail.eventId === null ? null : (
          <span className="text-muted">
            ID <ShortId id={detail.eventId} label="event ID" />
          </span>
        )}
      </p>
      <EventProfiles detail={detail} view={around.view} />
      {row.flags.length > 0 ? (
        <div className="flex items-start gap-1.5 text-warn">
          <Icon name="triangle-exclamation-point" size={14} className="mt-0.5 shrink-0" />
          <div>
            <p>This record is unusual.</p>
            <ul className="list-inside list-disc">
              {row.flags.map((flag) => (
                <li key={flag}>{flagWords(flag)}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
      <dl className="@container">
        {detail.fields
          .filter(({ field }) => KEY_FIELDS.has(field))
          .map((field) => (
            <EventFieldRow key={field.field} field={field} around={around} />
          ))}
      </dl>
      <section>
        <h3 className="mb-1 font-medium">Alerts</h3>
        <EventMatches eventKey={row.key} />
      </section>
      <EventEvidence detail={detail} around={around} />
    </div>
  );
}
