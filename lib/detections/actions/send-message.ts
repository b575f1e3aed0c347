import {
  commandSettingsSchema,
  emailSettingsSchema,
  eventBridgeSettingsSchema,
  snsSettingsSchema,
  webhookSettingsSchema,
} from "@/lib/api/action-contract";
import type { AwsAnswer } from "@/lib/aws/ask-aws";
import { publishToTopic } from "@/lib/aws/publish-to-topic";
import { putEvent } from "@/lib/aws/put-event";
import type { ClaimedDelivery } from "./claim-deliveries";
import { linesOf, type Message, toDigest } from "./digest-message";
import { postWebhook, type WebhookOptions } from "./post-webhook";
import { runCommand } from "./run-command";
import { type MailServer, sendMail } from "./send-mail";
import type { Told } from "./told";
import { webhookBody } from "./webhook-body";

/** Of AWS's answers: shorter than the lease of a message. */
const AWS_MS = 45_000;

export interface SendOptions extends Omit<WebhookOptions, "nowMs"> {
  /** Null: mail cannot be sent. */
  readonly mail: MailServer | null;
  /** Address of the installation, without a slash at its end; null: messages hold the path alone. */
  readonly base: string | null;
  /** Value of a variable that an action names for its secret. */
  readonly secretOf: (variable: string) => string | undefined;
  /** Path of the program in a variable that an action names. */
  readonly commandOf: (variable: string) => string | undefined;
  /** Of a stand-in for SNS and EventBridge. */
  readonly awsEndpoint?: string;
}

type Sending = Pick<
  ClaimedDelivery,
  "kind" | "settings" | "isWanted" | "key" | "payloads" | "isDigest"
>;

/** Sends a message to where its action says. Resolves in every case, with what came of it. */
export async function sendMessage(
  { kind, settings, isWanted, key, payloads, isDigest }: Sending,
  options: SendOptions,
): Promise<Told> {
  if (!isWanted) return refused("The action was switched off or removed before it was sent.");
  const [first] = payloads;
  if (first === undefined) return refused("It tells of no alert.");
  const message = isDigest ? toDigest(payloads) : first;
  const body = webhookBody(message, "plain", linkOf(message, options.base));
  switch (kind) {
    case "email": {
      const { to } = emailSettingsSchema.parse(settings);
      if (options.mail === null) {
        return refused(
          "No mail server is configured: set TRAILGLASS_SMTP_URL and TRAILGLASS_MAIL_FROM.",
        );
      }
      return sendMail(options.mail, { to, message, key }, options.base);
    }
    case "sns": {
      const { topicArn } = snsSettingsSchema.parse(settings);
      const [subject = ""] = linesOf(message);
      const group = "alert" in message ? `alert-${message.alert.id}` : "digest";
      return awsTold(await publishToTopic({ topicArn, subject, body, key, group }, aws(options)));
    }
    case "eventbridge": {
      const { busArn } = eventBridgeSettingsSchema.parse(settings);
      const detailType = isDigest ? "Trailglass Alert Digest" : "Trailglass Alert";
      const detail = JSON.stringify({ idempotencyKey: key, ...JSON.parse(body) });
      return awsTold(await putEvent({ busArn, detailType, detail }, aws(options)));
    }
    case "command": {
      const { commandFrom } = commandSettingsSchema.parse(settings);
      const program = options.commandOf(commandFrom) ?? "";
      if (program === "") return refused(`${commandFrom} is not set, so there is no program.`);
      return runCommand(program, { body, key });
    }
    default:
      return toWebhook(settings, message, key, options);
  }
}

async function toWebhook(
  settings: unknown,
  message: Message,
  key: string,
  options: SendOptions,
): Promise<Told> {
  const { url, secretFrom, shape } = webhookSettingsSchema.parse(settings);
  const secret = secretFrom === undefined ? null : (options.secretOf(secretFrom) ?? "");
  if (secret === "")
    return refused(`${secretFrom} is not set, so the message could not be signed.`);
  const body = webhookBody(message, shape, linkOf(message, options.base));
  return postWebhook({ url, body, key, secret }, { ...options, nowMs: Date.now() });
}

function aws({ signal, awsEndpoint }: SendOptions) {
  const limit = AbortSignal.timeout(AWS_MS);
  return {
    signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    ...(awsEndpoint !== undefined && { endpoint: awsEndpoint }),
  };
}

/** What may not be done stays so until somebody allows it; all else may pass. */
function awsTold(answer: AwsAnswer<string>): Told {
  if (answer.ok) return { state: "sent", said: answer.value, retryAfterMs: null };
  const isFinal = answer.why === "forbidden" || answer.why === "failed";
  return { state: isFinal ? "refused" : "failed", said: answer.problem, retryAfterMs: null };
}

function linkOf(message: Message, base: string | null): string | null {
  if (base === null) return null;
  return `${base}${"alert" in message ? message.alert.path : "/alerts"}`;
}

function refused(said: string): Told {
  return { state: "refused", said, retryAfterMs: null };
}
