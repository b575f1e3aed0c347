import { isPassing, lacksCredentials, printFault, readFault } from "@/lib/aws/aws-fault";
import { AppError } from "@/lib/errors";
import { BlockedError, ChangedError, GoneError, TransientError } from "./source";

const ELSEWHERE =
  /^(PermanentRedirect|TemporaryRedirect|Redirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/;

/**
 * What a failed AWS call means for the source. The text names the operation, the status and AWS's
 * error name only: messages and bodies of the other side may hold anything, keys included.
 * `object` tells that one object was asked for, so that a refusal concerns that object.
 */
export function toSourceError(error: unknown, doing: string, object: boolean): Error {
  if (isSourceError(error)) return error;
  const fault = readFault(error);
  const { name, status } = fault;
  const what = printFault(fault, doing);
  if (isPassing(fault)) return new TransientError(what);
  if (lacksCredentials(fault))
    return new BlockedError(`${what} Check the AWS credentials of the worker.`);
  if (name === "NoSuchBucket") return new BlockedError(`${what} Check the name of the bucket.`);
  if (ELSEWHERE.test(name) || (status !== null && status >= 300 && status < 400)) {
    return new BlockedError(`${what} The bucket lies elsewhere: set its Region or endpoint.`);
  }
  if (name === "InvalidObjectState") {
    return new BlockedError(
      `${what} The object is archived (Glacier): restore it, then try again.`,
      "object",
    );
  }
  if (status === 412 && object) return new ChangedError("The object changed since it was listed.");
  if (status === 404 && object) return new GoneError("The object is no longer there.");
  if (status === 403 || status === 401 || name.startsWith("KMS")) {
    const advice = object
      ? "s3:GetObject on it and kms:Decrypt on its key"
      : "s3:ListBucket on the bucket";
    return new BlockedError(`${what} Allow ${advice}.`, object ? "object" : "source");
  }
  if (status !== null && status >= 400) return new BlockedError(what, object ? "object" : "source");
  return new TransientError(what);
}

function isSourceError(error: unknown): error is Error {
  const ours = [TransientError, BlockedError, GoneError, ChangedError, AppError];
  return (
    error instanceof Error &&
    (ours.some((kind) => error instanceof kind) || error.name === "FileProblem")
  );
}
