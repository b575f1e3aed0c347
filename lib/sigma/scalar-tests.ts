import { parseEventTime } from "@/lib/cloudtrail/event-time";
import { parseAddress } from "@/lib/cloudtrail/ip-address";
import { inCidr, parseCidr } from "@/lib/search/address";
import type { CandidateTest } from "./detection";
import type { Comparison, Modifiers, Placement, TimePart } from "./modifiers";
import type { Candidate } from "./record-values";
import { compileRegex } from "./regex";
import type { Built } from "./text-tests";
import type { YamlScalar } from "./yaml-node";

/** A regular expression, which regards case unless told otherwise. */
export function regexTest({ text }: YamlScalar, { regexFlags }: Modifiers): Built {
  const compiled = compileRegex(text, {
    ignoreCase: regexFlags.has("ignoreCase"),
    multiLine: regexFlags.has("multiLine"),
    dotAll: regexFlags.has("dotAll"),
  });
  if ("problem" in compiled) return compiled;
  const flags = [...regexFlags].join(", ");
  return test(`matches /${text}/${flags === "" ? "" : ` (${flags})`}`, (candidate) =>
    compiled.finds(candidate.text));
}

/** A block of addresses, IPv4 or IPv6; an address alone is a block of one. */
export function cidrTest(text: string): Built {
  const alone = parseAddress(text);
  const written = alone === null ? text : `${text}/${alone.length * 8}`;
  const block = parseCidr(written);
  if (block === null) return { problem: `"${text}" is no block of addresses such as 10.0.0.0/8.` };
  const built = test(`is in ${written}`, (candidate) => {
    const address = parseAddress(candidate.text);
    return address !== null && inCidr(block, address);
  });
  return { ...built, cidr: written };
}

/** A number compared, or a part of a time. */
export function numberTest(value: YamlScalar, { comparison, timePart }: Modifiers): Built {
  const wanted = toNumber(value.value);
  if (wanted === null) return { problem: `"${value.text}" is no number.` };
  const says = `${timePart === null ? "" : `in its ${timePart} `}${comparison ?? "is"} ${value.text}`;
  return test(says, ({ scalar }) => {
    const number = timePart === null ? toNumber(scalar) : partOf(scalar, timePart);
    return number !== null && compares(number, comparison, wanted);
  });
}

/** The values of another field of the same event. */
export function fieldTest(name: string, { placement, cased }: Modifiers): Built {
  const says = `${placement ?? "is"} what ${name} says`;
  return test(says, (candidate, subject) =>
    subject
      .field(name)
      .candidates.some((other) =>
        cased
          ? fitsOther(candidate.text, other.text, placement)
          : fitsOther(candidate.folded, other.folded, placement),
      ),
  );
}

function test(says: string, fits: CandidateTest["fits"]): CandidateTest {
  return { kind: "value", says, fits, literals: null, terms: null, cidr: null };
}

function fitsOther(value: string, other: string, placement: Placement | null): boolean {
  if (placement === null) return value === other;
  // Every text begins with nothing: an empty value says nothing.
  if (other === "") return false;
  if (placement === "contains") return value.includes(other);
  return placement === "startswith" ? value.startsWith(other) : value.endsWith(other);
}

/** Numbers, and texts that are nothing but one. */
export function toNumber(value: Candidate["scalar"]): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.length > 30) return null;
  return /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : null;
}

function compares(number: number, comparison: Comparison | null, wanted: number): boolean {
  switch (comparison) {
    case "lt":
      return number < wanted;
    case "lte":
      return number <= wanted;
    case "gt":
      return number > wanted;
    case "gte":
      return number >= wanted;
    default:
      return number === wanted;
  }
}

/** A part of a time, in UTC; weeks as ISO 8601 counts them. */
function partOf(value: Candidate["scalar"], part: TimePart): number | null {
  const timeMs = typeof value === "string" ? parseEventTime(value) : null;
  if (timeMs === null) return null;
  const time = new Date(timeMs);
  switch (part) {
    case "minute":
      return time.getUTCMinutes();
    case "hour":
      return time.getUTCHours();
    case "day":
      return time.getUTCDate();
    case "week":
      return isoWeek(time);
    case "month":
      return time.getUTCMonth() + 1;
    case "year":
      return time.getUTCFullYear();
  }
}

const DAY_MS = 86_400_000;

/** The week of a day is that of its Thursday; the first week holds the year's first Thursday. */
function isoWeek(time: Date): number {
  const weekday = (time.getUTCDay() + 6) % 7;
  const thursday = new Date(time.getTime() + (3 - weekday) * DAY_MS);
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - newYear) / DAY_MS / 7) + 1;
}
