import { isRecordLike } from "@/lib/cloudtrail/is-record-like";
import type { BodyLimits } from "./body-limits";
import type { BodyWindow } from "./body-window";
import { endOfValue, isSpace, skipSpaceBack, UNFINISHED } from "./scan-json";
import { unwrapElement } from "./unwrap-element";

/** Bytes looked at before giving up, so that brackets without end cost linear time. */
const BUDGET_BYTES = 16 * 1024 * 1024;

/**
 * After damage: offset of the first proven record at or after `from`, or -1.
 * A start is an opening brace behind a comma, a bracket, a closing brace or a line end. A valid
 * string cannot hold one that counts, since quotes inside strings are escaped; it counts only if
 * the value from there parses and looks like a CloudTrail record.
 */
export function findRecordStart(
  window: BodyWindow,
  from: number,
  inLogEvents: boolean,
  limits: BodyLimits,
): number {
  const { bytes } = window;
  let budgetBytes = BUDGET_BYTES;
  for (
    let at = bytes.indexOf(0x7b, from);
    at >= 0 && budgetBytes > 0;
    at = bytes.indexOf(0x7b, at + 1)
  ) {
    if (!mayStart(bytes, at)) continue;
    const reach = bytes.subarray(at, at + limits.recordBytes);
    const length = endOfValue(reach, 0);
    budgetBytes -= length === UNFINISHED ? reach.length : length;
    if (length === UNFINISHED) continue;
    const { record } = unwrapElement(window, at, at + length, inLogEvents, limits);
    if (!record.problem && isRecordLike(record.value)) return at;
  }
  return -1;
}

function mayStart(bytes: Buffer, at: number): boolean {
  const before = skipSpaceBack(bytes, at);
  const byte = bytes[before - 1];
  if (byte === undefined || byte === 0x2c || byte === 0x5b || byte === 0x7d) return true;
  for (let space = before; space < at && isSpace(bytes[space]); space += 1) {
    if (bytes[space] === 0x0a) return true;
  }
  return false;
}
