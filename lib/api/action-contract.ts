import { z } from "zod";
import { ALERT_LEVELS } from "./alert-words";

/** Shapes of the API about actions: where alerts are sent, and what became of each message. */

export const ACTION_KINDS = ["webhook", "email", "sns", "eventbridge", "command"] as const;
/** How a webhook's body is laid out: our own JSON, or what a chat service takes. */
export const WEBHOOK_SHAPES = ["plain", "slack", "teams"] as const;
export const DELIVERY_STATES = ["waiting", "sending", "sent", "refused", "given-up"] as const;

const id = z.number().int().positive();
/** One line that the database can hold. */
const line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, "leave out control characters");
const name = line.min(1, "give it a name").max(100);

/** The secret stays in the environment: what is kept is the name of its variable. */
export const webhookSettingsSchema = z
  .object({
    url: line.min(1).max(2_000),
    shape: z.enum(WEBHOOK_SHAPES).default("plain"),
    secretFrom: z
      .string()
      .regex(
        /^TRAILGLASS_SECRET_[A-Z0-9_]{1,60}$/,
        "name a variable that begins with TRAILGLASS_SECRET_",
      )
      .optional(),
  })
  .strict();
export const emailSettingsSchema = z
  .object({
    to: z
      .array(line.regex(/^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+$/, "write it as name@host").max(254))
      .min(1, "name a recipient")
      .max(20),
  })
  .strict();

/** ARNs as the SNS and EventBridge user guides write them; a FIFO topic ends in `.fifo`. */
export const snsSettingsSchema = z
  .object({
    topicArn: line.regex(
      /^arn:aws[a-z-]*:sns:[a-z0-9-]{1,40}:\d{12}:[A-Za-z0-9_-]{1,256}(\.fifo)?$/,
      "write it as arn:aws:sns:region:account:topic",
    ),
  })
  .strict();
export const eventBridgeSettingsSchema = z
  .object({
    busArn: line.regex(
      /^arn:aws[a-z-]*:events:[a-z0-9-]{1,40}:\d{12}:event-bus\/[A-Za-z0-9._/-]{1,256}$/,
      "write it as arn:aws:events:region:account:event-bus/name",
    ),
  })
  .strict();
/** Which program is run is said by the environment alone: nobody names one from a browser. */
export const commandSettingsSchema = z
  .object({
    commandFrom: z
      .string()
      .regex(
        /^TRAILGLASS_COMMAND_[A-Z0-9_]{1,60}$/,
        "name a variable that begins with TRAILGLASS_COMMAND_",
      ),
  })
  .strict();

const when = {
  name,
  leastLevel: z.enum(ALERT_LEVELS).default("medium"),
  /** Empty: every rule, and what detectors raise. */
  ruleIds: z.array(id).max(500).default([]),
  /** Empty: every account. */
  accounts: z.array(line.max(40)).max(500).default([]),
  isEnabled: z.boolean().default(true),
  /** Messages in any 60 minutes, the rest waits; null: no limit. */
  mostPerHour: z.number().int().min(1).max(10_000).nullable().default(null),
  /** Alerts of so many minutes are told in one message; null: each by itself, at once. */
  digestMinutes: z.number().int().min(1).max(1_440).nullable().default(null),
};

/** POST /api/alert-actions, and /api/alert-actions/{id} with `action: "change"`. */
export const newActionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("webhook"), settings: webhookSettingsSchema, ...when }).strict(),
  z.object({ kind: z.literal("email"), settings: emailSettingsSchema, ...when }).strict(),
  z.object({ kind: z.literal("sns"), settings: snsSettingsSchema, ...when }).strict(),
  z
    .object({ kind: z.literal("eventbridge"), settings: eventBridgeSettingsSchema, ...when })
    .strict(),
  z.object({ kind: z.literal("command"), settings: commandSettingsSchema, ...when }).strict(),
]);

/** POST /api/alert-actions/{id} */
export const actionChangeSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("change"), to: newActionSchema }).strict(),
  z.object({ action: z.literal("enable"), isEnabled: z.boolean() }).strict(),
  z.object({ action: z.literal("remove") }).strict(),
  /** Sends a message that says that it is a test. */
  z.object({ action: z.literal("test") }).strict(),
  /** Tries all messages again that were refused or given up. */
  z.object({ action: z.literal("retry") }).strict(),
]);

export const deliverySchema = z.object({
  id: z.number().int(),
  alertId: z.number().int(),
  title: z.string(),
  actionId: z.number().int(),
  cause: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  /** Null unless it waits. */
  nextTryMs: z.number().nullable(),
  problem: z.string().nullable(),
  createdAtMs: z.number(),
  sentAtMs: z.number().nullable(),
});

export const alertActionSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  kind: z.enum(ACTION_KINDS),
  /** Of a webhook its URL, of which readers of some accounts see the origin; of mail the recipients. */
  settings: z.union([
    webhookSettingsSchema,
    emailSettingsSchema,
    snsSettingsSchema,
    eventBridgeSettingsSchema,
    commandSettingsSchema,
  ]),
  leastLevel: z.enum(ALERT_LEVELS),
  ruleIds: z.array(z.number().int()),
  accounts: z.array(z.string()),
  isEnabled: z.boolean(),
  mostPerHour: z.number().int().nullable(),
  digestMinutes: z.number().int().nullable(),
  changedBy: z.string(),
  changedAtMs: z.number(),
  /** Messages by state. */
  counts: z.object({ waiting: z.number(), sent: z.number(), refused: z.number() }),
});

/** GET /api/alert-actions */
export const alertActionsSchema = z.object({
  actions: z.array(alertActionSchema),
  /** The newest, of all actions. */
  deliveries: z.array(deliverySchema),
  /** False: mail cannot be sent, since no server is configured. */
  canMail: z.boolean(),
});

export const savedActionSchema = z.object({
  id: z.number().int(),
  /** Of a test: what came of it. */
  told: z.string().nullable(),
});

export type NewAction = z.infer<typeof newActionSchema>;
export type ActionChange = z.infer<typeof actionChangeSchema>;
export type AlertAction = z.infer<typeof alertActionSchema>;
export type AlertActions = z.infer<typeof alertActionsSchema>;
export type AlertDelivery = z.infer<typeof deliverySchema>;
export type SavedAction = z.infer<typeof savedActionSchema>;
