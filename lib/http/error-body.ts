import { randomUUID } from "node:crypto";
import type { ErrorBody } from "@/lib/api/contract";
import { AppError } from "@/lib/errors";
import { logFault } from "./log-fault";

/**
 * The one translation of errors, for answers and for streams that have begun. What we did not
 * foresee is logged under an id and not shown.
 */
export function toErrorBody(error: unknown): ErrorBody {
  if (error instanceof AppError) {
    const details = typeof error.details === "object" ? error.details : {};
    return { error: { code: error.kind, message: error.message, ...details } };
  }
  const requestId = randomUUID();
  logFault(requestId, error);
  const message = "Something went wrong on the server. Its log has the details under this id.";
  return { error: { code: "internal", message, requestId } };
}
