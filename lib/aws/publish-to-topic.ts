import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { type AwsAnswer, askAws, PATIENCE } from "./ask-aws";
import { type AwsOptions, awsConnection } from "./aws-connection";

/** A message's subject holds at most 100 characters of ASCII (API reference of Publish). */
const LONGEST_SUBJECT = 100;

/**
 * Publishes one message to a topic of SNS. A FIFO topic drops a second copy with the same key within
 * five minutes; a standard one passes it on, with the key as an attribute.
 * @returns SNS's id of the message
 */
export function publishToTopic(
  { topicArn, subject, body, key, group }: TopicMessage,
  options: AwsOptions & { readonly signal: AbortSignal },
): Promise<AwsAnswer<string>> {
  const { signal, ...connection } = options;
  const region = topicArn.split(":")[3] ?? "";
  const call = { doing: `Publishing to SNS in ${region}`, needs: "sns:Publish", signal };
  return askAws(call, async () => {
    const client = new SNSClient(awsConnection({ ...PATIENCE, ...connection, region }));
    try {
      const { MessageId } = await client.send(
        new PublishCommand({
          TopicArn: topicArn,
          Subject: subject.replace(/[^\x20-\x7e]/g, "?").slice(0, LONGEST_SUBJECT),
          Message: body,
          MessageAttributes: { idempotencyKey: { DataType: "String", StringValue: key } },
          ...(topicArn.endsWith(".fifo") && { MessageDeduplicationId: key, MessageGroupId: group }),
        }),
        { abortSignal: signal },
      );
      return MessageId ?? "no id";
    } finally {
      client.destroy();
    }
  });
}

export interface TopicMessage {
  readonly topicArn: string;
  readonly subject: string;
  readonly body: string;
  readonly key: string;
  /** Messages of one group keep their order in a FIFO topic. */
  readonly group: string;
}
