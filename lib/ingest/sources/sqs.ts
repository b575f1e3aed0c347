import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { type AwsOptions, awsConnection } from "@/lib/aws/aws-connection";
import { toSourceError } from "./aws-error";
import { type QueueMessage, readQueueMessage } from "./queue-hint";
import { queueOrigin } from "./queue-origin";

const MOST_MESSAGES = 10;
const WAIT_SECONDS = 20;

/** A queue that announces objects of one bucket. The only file that speaks to SQS. */
export class HintQueue {
  readonly #client: SQSClient;

  /** Throws AppError `invalid` for anything but the address of an SQS queue (see checkEndpoint). */
  constructor(
    private readonly queueUrl: string,
    private readonly bucket: string,
    options: AwsOptions = {},
  ) {
    const origin = queueOrigin(queueUrl);
    // Of the options only the endpoint is S3's: the queue has its own address.
    this.#client = new SQSClient({
      ...awsConnection({ ...options, endpoint: origin }),
      useQueueUrlAsEndpoint: false,
    });
  }

  /**
   * Waits up to 20 seconds for messages and hands each to `keep`. A message is deleted only after
   * `keep` resolved, so a crash in between brings it again; what `keep` does must bear repetition.
   * Returns the number of messages. Throws TransientError or BlockedError.
   */
  async receive(
    keep: (message: QueueMessage) => Promise<void>,
    signal: AbortSignal,
  ): Promise<number> {
    const answer = await this.#call(
      this.#client.send(
        new ReceiveMessageCommand({
          QueueUrl: this.queueUrl,
          MaxNumberOfMessages: MOST_MESSAGES,
          WaitTimeSeconds: WAIT_SECONDS,
        }),
        { abortSignal: signal },
      ),
      "Receiving from the queue",
      signal,
    );
    const messages = answer.Messages ?? [];
    for (const { Body, ReceiptHandle } of messages) {
      await keep(readQueueMessage(Body ?? "", this.bucket));
      await this.#call(
        this.#client.send(new DeleteMessageCommand({ QueueUrl: this.queueUrl, ReceiptHandle }), {
          abortSignal: signal,
        }),
        "Deleting from the queue",
        signal,
      );
    }
    return messages.length;
  }

  close(): void {
    this.#client.destroy();
  }

  async #call<T>(answer: Promise<T>, doing: string, signal: AbortSignal): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      signal.throwIfAborted();
      throw toSourceError(error, doing, false);
    }
  }
}
