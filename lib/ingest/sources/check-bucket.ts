import { checkEndpoint } from "@/lib/aws/check-endpoint";
import { queueOrigin } from "./queue-origin";
import { parseS3Location } from "./s3-location";

/**
 * Checks a bucket's address and what belongs to it without sending anything; returns the address in
 * its one spelling. Throws AppError `invalid`.
 */
export function checkBucket(
  url: string,
  options: { readonly endpoint?: string | undefined; readonly queueUrl?: string | undefined },
): string {
  const { bucket, prefix } = parseS3Location(url);
  if (options.endpoint !== undefined) checkEndpoint(options.endpoint);
  if (options.queueUrl !== undefined) queueOrigin(options.queueUrl);
  return `s3://${bucket}/${prefix}`;
}
