import { isAuditEchoed } from "@/lib/config";
import { requestFacts } from "./request-facts";

/**
 * Writes an entry of a request to standard output too, as one line of ASCII JSON, when
 * TRAILGLASS_AUDIT_STDOUT=1: for those who collect logs elsewhere. The line comes before the end of
 * the entry's transaction; what counts is the log itself.
 */
export function echoAudit(at: Date, entry: object): void {
  // The command line's output is data.
  if (requestFacts() === undefined || !isAuditEchoed()) return;
  process.stdout.write(`${asciiJson({ audit: 1, at: at.toISOString(), ...entry })}\n`);
}

/** JSON without a character that a terminal or a log reader could act on. */
export function asciiJson(value: object): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
