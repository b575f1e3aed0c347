/** Credentials that run out are renewed by their provider: later it works again. */
const PASSING =
  /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired|RequestTimeTooSkewed|SlowDown|RequestTimeout|RequestLimitExceeded|Throttling.*|TooManyRequests.*|PriorRequestNotComplete|OperationAborted)$/;
const NO_CREDENTIALS =
  /^(CredentialsProviderError|TokenProviderError|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|UnrecognizedClientException|InvalidClientTokenId)$/;

/** All of a failed AWS call that may be told: messages and bodies may hold anything, keys included. */
export interface AwsFault {
  /** AWS's name of the error, or Node's. */
  readonly name: string;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
}

/** Reads whatever an SDK call threw. */
export function readFault(error: unknown): AwsFault {
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

/** `ListPublicKeys failed: AccessDenied (HTTP 400).` */
export function printFault({ name, status }: AwsFault, doing: string): string {
  return `${doing} failed: ${name}${status ? ` (HTTP ${status})` : ""}.`;
}

/** Trying again later may help. */
export function isPassing({ name, status }: AwsFault): boolean {
  return PASSING.test(name) || (status !== null && (status >= 500 || status === 429));
}

/** There are no credentials, or AWS does not know them. */
export function lacksCredentials({ name }: AwsFault): boolean {
  return NO_CREDENTIALS.test(name);
}
