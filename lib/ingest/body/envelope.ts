import { FileProblem } from "./file-problem";
import { NAMING_BYTES, nameFormat } from "./name-format";
import { endOfValue, nextMember, skipSpace, UNFINISHED } from "./scan-json";
import { looksLikeExportColumns } from "./unwrap-element";

/** How far into a body its envelope must show itself. */
const PREFIX_BYTES = 1024 * 1024;
const BOM_BYTES = 3;
const LIST_KINDS = {
  Records: "records",
  Events: "lookup-events",
  logEvents: "subscription",
} as const;

export type ListKey = keyof typeof LIST_KINDS;

/**
 * How the body is laid out. `list`: an object (or several, one behind the other) with the named
 * list. `array`: one JSON array. `values`: JSON values one behind the other, by lines or not;
 * a single record is one of these. `rows`: CSV with a header row.
 */
export type Envelope =
  | {
      readonly layout: "list";
      readonly key: ListKey;
      readonly kind: (typeof LIST_KINDS)[ListKey];
      readonly start: number;
    }
  | { readonly layout: "array" | "values" | "rows" | "digest"; readonly start: number };

/**
 * Tells the envelope from the first bytes of a body; `start` is the offset of its first byte after
 * a byte order mark. Answers "more" when the bytes do not suffice and the body has not ended.
 *
 * Shapes: `{Records:[…]}` (log files in S3), LookupEvents `{Events:[…]}`, CloudWatch Logs
 * subscription `{messageType, logEvents:[…]}`, digest files (known by digestS3Object, digestEndTime
 * and logFiles; never read as records), JSON arrays, JSON lines, CSV exports.
 * Throws FileProblem `empty`, `utf16`, `records-not-a-list` or `not-cloudtrail`.
 */
export function detectEnvelope(bytes: Buffer, ended: boolean): Envelope | "more" {
  if (bytes.length < 4 && !ended) return "more";
  refuseUtf16(bytes);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = hasMark ? BOM_BYTES : 0;
  const canWait = !ended && bytes.length < PREFIX_BYTES;
  const first = skipSpace(bytes, start);
  if (first >= bytes.length) {
    if (canWait) return "more";
    throw new FileProblem("empty", "The file holds nothing but white space.");
  }
  if (bytes[first] === 0x5b) return { layout: "array", start: first };
  if (bytes[first] === 0x7b) return detectInObject(bytes, first, canWait);
  const lineEnd = bytes.indexOf(0x0a, first);
  if (canWait && (lineEnd < 0 || bytes.length - first < NAMING_BYTES)) return "more";
  const header = bytes.toString("utf8", first, lineEnd < 0 ? bytes.length : lineEnd);
  if (looksLikeExportColumns(header.split(",").map((name) => name.trim().replaceAll('"', "")))) {
    return { layout: "rows", start: first };
  }
  throw notCloudTrail(bytes.subarray(first));
}

/** The problem of a body in which nothing is a CloudTrail record. */
export function notCloudTrail(bytes: Buffer): FileProblem {
  const name = nameFormat(bytes);
  return new FileProblem(
    "not-cloudtrail",
    name
      ? `The file seems to be ${name}, not a CloudTrail log. Nothing was read from it.`
      : "No CloudTrail record and no known envelope was found at the start of the file. Nothing was read from it.",
  );
}

function detectInObject(bytes: Buffer, start: number, canWait: boolean): Envelope | "more" {
  const keys = new Set<string>();
  let at = start + 1;
  for (;;) {
    const member = nextMember(bytes, at);
    if (member === UNFINISHED) return canWait ? "more" : { layout: "values", start };
    if (member === "bad") return { layout: "values", start };
    if ("end" in member) {
      if (keys.size === 0) throw notCloudTrail(bytes.subarray(start));
      return { layout: isDigest(keys) ? "digest" : "values", start };
    }
    keys.add(member.key);
    if (isDigest(keys)) return { layout: "digest", start };
    const isList = bytes[member.valueStart] === 0x5b;
    if (isListKey(member.key) && isList) {
      return { layout: "list", key: member.key, kind: LIST_KINDS[member.key], start };
    }
    if (member.key === "Records") {
      throw new FileProblem(
        "records-not-a-list",
        "The file has a member Records that is not a list, so it has no records to read.",
      );
    }
    at = endOfValue(bytes, member.valueStart);
    if (at === UNFINISHED) return canWait ? "more" : { layout: "values", start };
  }
}

/** Log file validation's digest structure page: these three are in every digest file. */
function isDigest(keys: ReadonlySet<string>): boolean {
  return keys.has("digestS3Object") && keys.has("digestEndTime") && keys.has("logFiles");
}

function isListKey(key: string): key is ListKey {
  return Object.hasOwn(LIST_KINDS, key);
}

function refuseUtf16(bytes: Buffer): void {
  const [a, b] = bytes;
  const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  const unmarked =
    bytes.length > 3 &&
    ((b === 0 && bytes[3] === 0) || (a === 0 && bytes[2] === 0)) &&
    (a !== 0 || b !== 0);
  if (marked || unmarked) {
    throw new FileProblem(
      "utf16",
      "The file is UTF-16 text; CloudTrail writes UTF-8. Convert it and import it again: its digest cannot match.",
    );
  }
}
