import { shownText } from "@/lib/events/shown-value";
import { toVisible } from "@/lib/format/visible";

/** What a message about an alert is made of. */
export interface AlertToTell {
  readonly id: number;
  readonly title: string;
  readonly level: string;
  readonly detector: string;
  readonly sentence: string | null;
  readonly subject: readonly { readonly field: string; readonly value: string | null }[];
  readonly count: number;
  readonly failed: number;
  readonly ruleTitle: string | null;
  readonly ruleKey: string | null;
  /** UTC milliseconds; -Infinity where its events have no time. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly accounts: readonly string[];
}

/** The body of a webhook, version 1. It holds no record and no secret. */
export interface AlertMessage {
  readonly version: 1;
  readonly cause: string;
  /** One line for people; chat services show it. */
  readonly text: string;
  readonly alert: {
    readonly id: number;
    readonly title: string;
    readonly level: string;
    readonly detector: string;
    readonly rule: { readonly key: string; readonly title: string } | null;
    readonly sentence: string | null;
    readonly subject: AlertToTell["subject"];
    readonly accounts: readonly string[];
    readonly count: number;
    readonly failed: number;
    /** ISO 8601, UTC; null where no event says. */
    readonly firstTime: string | null;
    readonly lastTime: string | null;
    /** Below the address of the installation. */
    readonly path: string;
  };
}

const LONGEST_TEXT = 500;

/** What is told about an alert, as it is when the message is queued. */
export function toMessage(alert: AlertToTell, cause: string): AlertMessage {
  const { id, title, level, detector, sentence, count, failed, ruleKey, ruleTitle } = alert;
  const subject = alert.subject.map(({ field, value }) => ({
    field,
    value: value === null ? null : shownText(value),
  }));
  return {
    version: 1,
    cause,
    text: forChat(lineOf({ level, title, subject })),
    alert: {
      ...{ id, title, level, detector, sentence, count, failed },
      rule: ruleKey === null ? null : { key: ruleKey, title: ruleTitle ?? ruleKey },
      subject,
      accounts: alert.accounts,
      firstTime: isoTime(alert.firstMs),
      lastTime: isoTime(alert.lastMs),
      path: `/alerts/${id}`,
    },
  };
}

/** The alert in one line, with what it is about. */
export function lineOf({
  level,
  title,
  subject,
}: Pick<AlertToTell, "level" | "title" | "subject">): string {
  const about = subject.flatMap(({ value }) => (value === null ? [] : [value])).join(", ");
  const line = `[${level}] ${title}${about === "" ? "" : `: ${about}`}`;
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}

/** Chat services give &, < and > a meaning, and strings from logs must have none. */
function forChat(text: string): string {
  return toVisible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function isoTime(timeMs: number): string | null {
  return Number.isFinite(timeMs) ? new Date(timeMs).toISOString() : null;
}
