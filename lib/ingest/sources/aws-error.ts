import { AppError } from "@/lib/errors";
import { BlockedError, ChangedError, GoneError, TransientError } from "./source";

/** Credentials that run out are renewed by their provider: later it works again. */
const PASSING =
  /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired|RequestTimeTooSkewed|SlowDown|RequestTimeout|RequestLimitExceeded|Throttling.*|TooManyRequests.*|PriorRequestNotComplete|OperationAborted)$/;
const ELSEWHERE =
  /^(PermanentRedirect|TemporaryRedirect|Redirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/;
const NO_CREDENTIALS =
  /^(CredentialsProviderError|TokenProviderError|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|UnrecognizedClientException|InvalidClientTokenId)$/;

/**
 * What a failed AWS call means for the source. The text names the operation, the status and AWS's
 * error name only: messages and bodies of the other side may hold anything, keys included.
 * `object` tells that one object was asked for, so that a refusal concerns that object.
 */
export function toSourceError(error: unknown, doing: string, object: boolean): Error {
  if (isSourceError(error)) return error;
  const { name, status } = describe(error);
  const what = `${doing} failed: ${name}${status ? ` (HTTP ${status})` : ""}.`;
  if (PASSING.test(name) || (status !== null && (status >= 500 || status === 429)))
    return new TransientError(what);
  if (NO_CREDENTIALS.test(name))
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

function describe(error: unknown): { name: string; status: number | null } {
  const fields = Object(error) as {
    name?: unknown;
    code?: unknown;
    $metadata?: { httpStatusCode?: unknown };
  };
  const status = fields.$metadata?.httpStatusCode;
  const name = [fields.name, fields.code].find(
    (text) =>
      typeof text === "string" && text !== "Error" && /^[A-Za-z][A-Za-z0-9_.]{0,63}$/.test(text),
  );
  return {
    name: typeof name === "string" ? name : "the answer was not understood",
    status: typeof status === "number" ? status : null,
  };
}
