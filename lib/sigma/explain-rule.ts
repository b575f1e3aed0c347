import type { Condition, Detection, FieldItem, Members, ValueTest } from "./detection";
import { detects, fitsTest, matchRule, membersOf } from "./match-rule";
import { pathOf } from "./record-values";
import type { DetectionRule } from "./rule";
import type { Place } from "./rule-issue";
import { ITSELF, type Subject } from "./subject";

/** Why an event matches a rule or does not, part by part, in the order of the rule. */
export interface Explanation {
  readonly holds: boolean;
  /** The part in plain words: `all of these`, `selection filter_main`, `eventName is "StopLogging"`. */
  readonly says: string;
  /** Where it stands in the rule; null for joints of the condition. */
  readonly place: Place | null;
  /** For a comparison: what the event says there, shortened; empty when the field is missing. */
  readonly found: readonly FoundValue[];
  readonly parts: readonly Explanation[];
}

/** A value of the event that was compared. */
export interface FoundValue {
  /** Names and positions from the record; empty for a value that was derived. */
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly fits: boolean;
}

const MOST_FOUND = 20;
const LONGEST_FOUND = 500;

/** Tells for each part of a rule whether it holds for an event, and with which values. */
export function explainRule(rule: DetectionRule, subject: Subject): Explanation {
  return explainCondition(rule.condition, rule, subject);
}

/** A field that a match rests on. */
export interface MatchedField {
  readonly field: string | null;
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * The values of a matching event that made it match, each once: what selections that hold found,
 * without those under a `not`. Empty where the rule does not match.
 */
export function matchedFields(rule: DetectionRule, subject: Subject): readonly MatchedField[] {
  if (!matchRule(rule, subject)) return [];
  const found = new Map<string, MatchedField>();
  for (const name of positives(rule.condition)) {
    const detection = rule.selections.get(name);
    if (detection !== undefined && detects(detection, subject)) collect(detection, subject, found);
  }
  return [...found.values()];
}

function positives(condition: Condition): readonly string[] {
  if (condition.kind === "selection") return [condition.name];
  if (condition.kind === "of") return condition.names;
  return condition.kind === "not" ? [] : condition.items.flatMap(positives);
}

function collect(detection: Detection, subject: Subject, into: Map<string, MatchedField>): void {
  if (detection.kind === "field") {
    for (const { path, text, fits } of foundValues(detection, subject)) {
      if (!fits || into.size >= MOST_FOUND * 5) continue;
      into.set(JSON.stringify([detection.field, path, text]), {
        field: detection.field,
        path,
        text,
      });
    }
  } else if (detection.kind === "members") {
    if (detection.quantifier === "none") return;
    for (const member of membersOf(detection.field, subject)) {
      const inside = subject.within(member);
      if (detects(detection.item, inside)) collect(detection.item, inside, into);
    }
  } else {
    for (const item of detection.items) if (detects(item, subject)) collect(item, subject, into);
  }
}

function explainCondition(
  condition: Condition,
  rule: DetectionRule,
  subject: Subject,
): Explanation {
  const each = (items: readonly Condition[]) =>
    items.map((item) => explainCondition(item, rule, subject));
  switch (condition.kind) {
    case "and":
      return allOf("all of these", each(condition.items));
    case "or":
      return anyOf("one of these", each(condition.items));
    case "not": {
      const part = explainCondition(condition.item, rule, subject);
      return { ...joint("not", [part]), holds: !part.holds };
    }
    case "selection":
      return explainSelection(condition.name, rule, subject);
    case "of": {
      const parts = condition.names.map((name) => explainSelection(name, rule, subject));
      const says = `of ${condition.pattern}`;
      return condition.quantifier === "all"
        ? allOf(`all ${says}`, parts)
        : anyOf(`1 ${says}`, parts);
    }
  }
}

function explainSelection(name: string, rule: DetectionRule, subject: Subject): Explanation {
  const detection = rule.selections.get(name);
  if (detection === undefined) return { ...joint(`selection ${name}`, []), holds: false };
  const part = explainDetection(detection, subject);
  const { path, line, column } = detection;
  return {
    ...part,
    says: `selection ${name}`,
    place: { path, line, column },
    found: [],
    parts: [part],
  };
}

function explainDetection(detection: Detection, subject: Subject): Explanation {
  const { path, line, column } = detection;
  const place = { path, line, column };
  switch (detection.kind) {
    case "all": {
      const parts = detection.items.map((item) => explainDetection(item, subject));
      return { ...allOf("all of these", parts), place };
    }
    case "any": {
      const parts = detection.items.map((item) => explainDetection(item, subject));
      return { ...anyOf("one of these", parts), place };
    }
    case "members":
      return { ...explainMembers(detection, subject), place };
    case "field":
      return {
        holds: detects(detection, subject),
        says: sayItem(detection),
        place,
        found: foundValues(detection, subject),
        parts: [],
      };
  }
}

function explainMembers(members: Members, subject: Subject): Explanation {
  const parts = membersOf(members.field, subject)
    .slice(0, MOST_FOUND)
    .map((member) => explainDetection(members.item, subject.within(member)));
  const says = `${members.quantifier.replace("all_or_empty", "all, or none there,")} of ${members.field}`;
  return { ...joint(says, parts), holds: detects(members, subject) };
}

function sayItem({ field, tests, linking, isNegated }: FieldItem): string {
  const said = tests.map(({ says }) => says).join(linking === "all" ? " and " : " or ");
  const name = field === ITSELF ? "the item" : (field ?? "any value");
  const what = `${name} ${said === "" ? "is in an empty list" : said}`;
  return isNegated ? `not: ${what}` : what;
}

/** What the event says where a comparison looks; words are shown only where they were found. */
function foundValues(item: FieldItem, subject: Subject): readonly FoundValue[] {
  const { field, tests } = item;
  const candidates = field === null ? subject.everything() : subject.field(field).candidates;
  const shown = candidates.map((candidate) => {
    const fits = tests.some((test) => fitsOne(test, candidate));
    return { path: pathOf(candidate.at), text: candidate.text.slice(0, LONGEST_FOUND), fits };
  });
  const own = field === null ? shown.filter(({ fits }) => fits) : shown;
  // Those that fit come first, so that they are never cut off.
  return own.toSorted((a, b) => Number(b.fits) - Number(a.fits)).slice(0, MOST_FOUND);

  function fitsOne(test: ValueTest, candidate: (typeof candidates)[number]): boolean {
    return test.kind === "value"
      ? test.fits(candidate, subject)
      : test.kind === "present" && fitsTest(test, field, subject);
  }
}

function allOf(says: string, parts: readonly Explanation[]): Explanation {
  return { ...joint(says, parts), holds: parts.every(({ holds }) => holds) };
}

function anyOf(says: string, parts: readonly Explanation[]): Explanation {
  return { ...joint(says, parts), holds: parts.some(({ holds }) => holds) };
}

function joint(says: string, parts: readonly Explanation[]): Omit<Explanation, "holds"> {
  return { says, place: null, found: [], parts };
}
