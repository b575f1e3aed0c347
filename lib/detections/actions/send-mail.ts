import { createTransport } from "nodemailer";
import { toVisible } from "@/lib/format/visible";
import { type AlertMessage, lineOf } from "./alert-message";
import type { Message } from "./digest-message";
import { inTime } from "./in-time";
import type { Told } from "./told";

/** Of each step, and of all together: shorter than the lease of a message. */
const TIMEOUT_MS = 10_000;
const MOST_MS = 45_000;
const LONGEST_SUBJECT = 150;

/** How mail leaves: `TRAILGLASS_SMTP_URL` and `TRAILGLASS_MAIL_FROM`. */
export interface MailServer {
  /** smtp(s)://user:password@host:port */
  readonly url: string;
  readonly from: string;
}

/**
 * Sends a message as plain text. Its Message-ID is made of the idempotency key, so that a second copy
 * is the same mail. Resolves in every case, with what came of it.
 * @param base address of the installation for the link; null leaves the path alone
 */
export async function sendMail(
  server: MailServer,
  { to, message, key }: { to: readonly string[]; message: Message; key: string },
  base: string | null,
): Promise<Told> {
  const transport = createTransport({
    url: server.url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    requireTLS: needsTls(server.url),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const sending = transport.sendMail({
      from: server.from,
      to: [...to],
      subject: subjectOf(message),
      text: textOf(message, base),
      messageId: `<${key}@trailglass>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    const { response, rejected } = await inTime(sending, AbortSignal.timeout(MOST_MS));
    const said = rejected.length === 0 ? response : `${response}; not for ${rejected.join(", ")}`;
    return { state: "sent", said, retryAfterMs: null };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
    // RFC 5321: 5yz is final, 4yz passes; without a code the server was not reached.
    return { state: code >= 500 ? "refused" : "failed", said, retryAfterMs: null };
  } finally {
    transport.close();
  }
}

/** A password does not cross a network in the clear, whatever a server offers. */
function needsTls(url: string): boolean {
  const { username, hostname } = new URL(url);
  return username !== "" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** One line without anything that could end it: strings from logs are in it. */
function subjectOf(message: Message): string {
  const line = toVisible("alert" in message ? lineOf(message.alert) : message.text);
  return line.length > LONGEST_SUBJECT ? `${line.slice(0, LONGEST_SUBJECT)}…` : line;
}

function textOf(message: Message, base: string | null): string {
  if ("alert" in message) return oneAlert(message, base);
  return [message.text, "", ...message.alerts.map((alert) => oneAlert({ ...alert, alert }, base))]
    .join("\n")
    .concat("\n");
}

function oneAlert(
  { alert, cause }: Pick<AlertMessage, "alert" | "cause">,
  base: string | null,
): string {
  const fact = (name: string, value: string | null) =>
    value === null ? [] : [`${toVisible(name)}: ${toVisible(value)}`];
  return [
    toVisible(alert.title),
    ...(alert.sentence === null ? [] : ["", toVisible(alert.sentence)]),
    "",
    ...fact("Level", `${alert.level}${cause.startsWith("raised") ? ", raised" : ""}`),
    ...alert.subject.flatMap(({ field, value }) => fact(field, value ?? "not recorded")),
    ...fact("Accounts", alert.accounts.join(", ")),
    ...fact("Events", `${alert.count}, ${alert.failed} of them failed`),
    ...fact("First", alert.firstTime),
    ...fact("Last", alert.lastTime),
    "",
    `${base ?? ""}${alert.path}`,
    "",
  ].join("\n");
}
