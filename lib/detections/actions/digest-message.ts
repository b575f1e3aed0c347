import { ALERT_LEVELS } from "@/lib/api/alert-words";
import { formatCounted } from "@/lib/format/count";
import type { AlertMessage } from "./alert-message";

/** Several alerts in one message, version 1: each as it would have been told by itself. */
export interface DigestMessage {
  readonly version: 1;
  readonly cause: "digest";
  readonly text: string;
  readonly alerts: readonly (AlertMessage["alert"] & {
    readonly cause: string;
    readonly text: string;
  })[];
}

/** What goes out: an alert, or a digest of some. */
export type Message = AlertMessage | DigestMessage;

/** Makes a digest, the worst alerts first. */
export function toDigest(messages: readonly AlertMessage[]): DigestMessage {
  const rank = (level: string) => (ALERT_LEVELS as readonly string[]).indexOf(level);
  const alerts = messages
    .map(({ alert, cause, text }) => ({ ...alert, cause, text }))
    .sort((a, b) => rank(b.level) - rank(a.level) || a.id - b.id);
  const levels = [...ALERT_LEVELS].reverse().flatMap((level) => {
    const count = alerts.filter((alert) => alert.level === level).length;
    return count === 0 ? [] : `${count} ${level}`;
  });
  const text = `${formatCounted(alerts.length, "alert")}: ${levels.join(", ")}`;
  return { version: 1, cause: "digest", text, alerts };
}

/** The lines for people, the head of a digest first. */
export function linesOf(message: Message): readonly string[] {
  return "alerts" in message
    ? [message.text, ...message.alerts.map(({ text }) => text)]
    : [message.text];
}
