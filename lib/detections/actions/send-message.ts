import { emailSettingsSchema, webhookSettingsSchema } from "@/lib/api/action-contract";
import type { AlertMessage } from "./alert-message";
import type { ClaimedDelivery } from "./claim-deliveries";
import { postWebhook, type WebhookOptions } from "./post-webhook";
import { type MailServer, sendMail } from "./send-mail";
import type { Told } from "./told";

export interface SendOptions extends Omit<WebhookOptions, "nowMs"> {
  /** Null: mail cannot be sent. */
  readonly mail: MailServer | null;
  /** Address of the installation, without a slash at its end; null: messages hold the path alone. */
  readonly base: string | null;
  /** Value of a variable that an action names for its secret. */
  readonly secretOf: (variable: string) => string | undefined;
}

/** Sends a message to where its action says. Resolves in every case, with what came of it. */
export async function sendMessage(
  {
    kind,
    settings,
    isWanted,
    key,
    payload,
  }: Pick<ClaimedDelivery, "kind" | "settings" | "isWanted" | "key" | "payload">,
  options: SendOptions,
): Promise<Told> {
  if (!isWanted) return refused("The action was switched off or removed before it was sent.");
  if (kind === "email") {
    const { to } = emailSettingsSchema.parse(settings);
    if (options.mail === null) {
      return refused(
        "No mail server is configured: set TRAILGLASS_SMTP_URL and TRAILGLASS_MAIL_FROM.",
      );
    }
    return sendMail(options.mail, { to, message: payload, key }, options.base);
  }
  const { url, secretFrom } = webhookSettingsSchema.parse(settings);
  const secret = secretFrom === undefined ? null : (options.secretOf(secretFrom) ?? "");
  if (secret === "")
    return refused(`${secretFrom} is not set, so the message could not be signed.`);
  const body = JSON.stringify({ ...payload, link: linkOf(payload, options.base) });
  return postWebhook({ url, body, key, secret }, { ...options, nowMs: Date.now() });
}

function linkOf({ alert }: AlertMessage, base: string | null): string | null {
  return base === null ? null : `${base}${alert.path}`;
}

function refused(said: string): Told {
  return { state: "refused", said, retryAfterMs: null };
}
