/** What went wrong, in the few classes that a caller can act on. */
export type ErrorKind =
  | "invalid"
  | "not_found"
  | "conflict"
  | "unauthenticated"
  | "forbidden"
  | "unavailable"
  | "timeout"
  | "too_many"
  | "internal";

/**
 * An error meant for a person: says what, where and what to do.
 * `lib/http/respond.ts` turns the kind into a status; the CLI into an exit code.
 */
export class AppError extends Error {
  constructor(
    readonly kind: ErrorKind,
    message: string,
    /** Machine-readable particulars (query error ranges, field names). Never secrets. */
    readonly details?: unknown,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "AppError";
  }
}
