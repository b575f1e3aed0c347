import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/text-field";
import type { AlertAction, WEBHOOK_SHAPES } from "@/lib/api/action-contract";
import { targetOf } from "./action-columns";

export type WebhookShape = (typeof WEBHOOK_SHAPES)[number];

const SHAPES = { plain: "Trailglass JSON", slack: "Slack", teams: "Microsoft Teams" } as const;

/** The fields that say where a kind of action sends to. */
export function TargetFields({
  kind,
  action,
  canMail,
  shape,
  onShape,
}: {
  readonly kind: AlertAction["kind"];
  readonly action: AlertAction | null;
  readonly canMail: boolean;
  readonly shape: WebhookShape;
  readonly onShape: (shape: WebhookShape) => void;
}) {
  const known = action?.kind === kind ? action : null;
  const webhook = known !== null && "url" in known.settings ? known.settings : null;
  switch (kind) {
    case "webhook":
      return (
        <>
          <TextField
            name="url"
            type="url"
            label="Address"
            required
            hint="https. The message is JSON with an Idempotency-Key."
            defaultValue={webhook?.url}
          />
          <Choice label="Written for" value={shape} words={SHAPES} onChange={onShape} />
          <TextField
            name="secretFrom"
            label="Variable that holds the secret (optional)"
            hint="Begins with TRAILGLASS_SECRET_; the message is then signed in Trailglass-Signature."
            defaultValue={webhook?.secretFrom}
          />
        </>
      );
    case "email":
      return (
        <TextField
          name="to"
          label="Recipients, separated by commas"
          required
          hint={
            canMail
              ? "Sent as plain text."
              : "No mail server is configured yet: set TRAILGLASS_SMTP_URL and TRAILGLASS_MAIL_FROM."
          }
          defaultValue={known === null ? undefined : targetOf(known)}
        />
      );
    case "sns":
      return (
        <TextField
          name="topicArn"
          label="ARN of the topic"
          required
          hint="The worker's AWS credentials need sns:Publish on it."
          defaultValue={known === null ? undefined : targetOf(known)}
        />
      );
    case "eventbridge":
      return (
        <TextField
          name="busArn"
          label="ARN of the event bus"
          required
          hint="The worker's AWS credentials need events:PutEvents on it."
          defaultValue={known === null ? undefined : targetOf(known)}
        />
      );
    case "command":
      return (
        <TextField
          name="commandFrom"
          label="Variable that holds the program's path"
          required
          hint="Begins with TRAILGLASS_COMMAND_. The message is its standard input; exit 0 means taken."
          defaultValue={known === null ? undefined : targetOf(known)}
        />
      );
  }
}
