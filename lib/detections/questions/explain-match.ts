import type { EventAlerts, ExplainedPart } from "@/lib/api/alert-evidence-contract";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { maskRecord } from "@/lib/events/mask-record";
import type { RawRecord } from "@/lib/events/read-records";
import { shownText } from "@/lib/events/shown-value";
import type { RuleEnvironment } from "@/lib/sigma/environment";
import { type Explanation, explainRule, matchedFields } from "@/lib/sigma/explain-rule";
import { loadRules } from "@/lib/sigma/load-rules";
import { Subject } from "@/lib/sigma/subject";

/** Why a rule matches an event, as far as it may be shown. */
export type ExplainedMatch = Pick<EventAlerts["alerts"][number], "fields" | "parts">;

export const NOT_EXPLAINED: ExplainedMatch = { fields: [], parts: [] };

const MASK = "***";
const MOST_PARTS = 400;

interface Shown {
  readonly text: string;
  readonly isMasked: boolean;
}

type Path = readonly (string | number)[];

/**
 * Holds a rule against the record as it is, and shows what it found there from the masked one: a
 * value by its place, a derived one only when the masked record gives it too.
 * @param text of one rule; what no longer runs is not explained
 */
export function explainMatch(
  text: string,
  record: RawRecord,
  environment: RuleEnvironment,
): ExplainedMatch {
  const [rule] = loadRules([{ name: "rule", text }], environment).detections;
  if (rule === undefined) return NOT_EXPLAINED;
  const masked = maskRecord(record);
  const subject = new Subject(record.value, toEvent(record.value, record.text));
  const shown = new Subject(masked.value, toEvent(masked.value, masked.text));

  function show(path: Path, found: string, field: string | null): Shown {
    if (path.length > 0) {
      const there = textAt(masked.value, path);
      // Found values are cut; the masked record has as many characters as the exact one.
      if (there?.startsWith(found)) return { text: found, isMasked: false };
      return { text: there?.slice(0, found.length) ?? MASK, isMasked: true };
    }
    // The record as one text: what is shown of it is in the tab of the record.
    if (field === null) return { text: "the text of the record", isMasked: true };
    const isShown =
      shownText(found) === found &&
      shown.field(field).candidates.some((own) => own.text.startsWith(found));
    return isShown ? { text: found, isMasked: false } : { text: MASK, isMasked: true };
  }

  const fields = matchedFields(rule, subject).map(({ field, path, text: found }) => ({
    field: field ?? "",
    path: path.join("."),
    ...show(path, found, field),
  }));
  const parts: ExplainedPart[] = [];
  const collect = (part: Explanation, depth: number) => {
    if (parts.length >= MOST_PARTS) return;
    const field = fieldOf(part);
    parts.push({
      depth,
      holds: part.holds,
      says: part.says,
      line: part.place?.line ?? null,
      found: part.found.map(({ path, text: found, fits }) => ({
        path: path.join("."),
        text: show(path, found, field).text,
        fits,
      })),
    });
    for (const inner of part.parts) collect(inner, depth + 1);
  };
  collect(explainRule(rule, subject), 0);
  return { fields, parts };
}

/** The field that a comparison names: what it says begins with it. */
function fieldOf({ says }: Explanation): string | null {
  const [, name = ""] = /^(?:not: )?(\S+) /.exec(says) ?? [];
  return name === "" || name === "any" ? null : name;
}

/** A value of a record as rules compare it; null where none is. */
function textAt(value: unknown, path: Path): string | null {
  let at: unknown = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return null;
    at = Reflect.get(at, key);
  }
  if (typeof at === "object" && at !== null) return JSON.stringify(at);
  return at === null || at === undefined ? null : String(at);
}
