import { checkEndpoint } from "@/lib/aws/check-endpoint";
import { AppError } from "@/lib/errors";

const URL_SHAPE = /^(https?:\/\/[^/]+)\/\d{12}\/[A-Za-z0-9_-]{1,80}(?:\.fifo)?$/;

/** The server of an SQS queue's URL. Throws AppError `invalid` for anything else. */
export function queueOrigin(queueUrl: string): string {
  const origin = URL_SHAPE.exec(queueUrl)?.[1];
  if (!origin) {
    throw new AppError("invalid", "The queue is refused. Write the https URL of an SQS queue.", {
      fields: { queueUrl: "not a queue" },
    });
  }
  return checkEndpoint(origin);
}
