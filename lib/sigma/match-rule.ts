import type { Condition, Detection, FieldItem, Members, ValueTest } from "./detection";
import type { FoundNode } from "./record-values";
import type { DetectionRule } from "./rule";
import type { Subject } from "./subject";

/** Whether an event is what a rule looks for: the one meaning of a rule; all else only narrows. */
export function matchRule({ condition, selections }: DetectionRule, subject: Subject): boolean {
  return holds(condition, (name) => {
    const detection = selections.get(name);
    return detection !== undefined && detects(detection, subject);
  });
}

function holds(condition: Condition, selection: (name: string) => boolean): boolean {
  switch (condition.kind) {
    case "and":
      return condition.items.every((item) => holds(item, selection));
    case "or":
      return condition.items.some((item) => holds(item, selection));
    case "not":
      return !holds(condition.item, selection);
    case "selection":
      return selection(condition.name);
    case "of":
      return condition.quantifier === "all"
        ? condition.names.every(selection)
        : condition.names.some(selection);
  }
}

/** Whether an event is what a selection, or a part of one, asks for. */
export function detects(detection: Detection, subject: Subject): boolean {
  switch (detection.kind) {
    case "all":
      return detection.items.every((item) => detects(item, subject));
    case "any":
      return detection.items.some((item) => detects(item, subject));
    case "field":
      return fitsItem(detection, subject);
    case "members":
      return fitsMembers(detection, subject);
  }
}

function fitsItem({ field, linking, isNegated, tests }: FieldItem, subject: Subject): boolean {
  const fits = (test: ValueTest) => fitsTest(test, field, subject);
  const isFit = tests.length > 0 && (linking === "all" ? tests.every(fits) : tests.some(fits));
  return isFit !== isNegated;
}

/** Whether a field passes one test. A field that is null exists; one that is missing does not. */
export function fitsTest(test: ValueTest, field: string | null, subject: Subject): boolean {
  if (test.kind === "value") {
    const candidates = field === null ? subject.everything() : subject.field(field).candidates;
    return candidates.some((candidate) => test.fits(candidate, subject));
  }
  const { nodes } = subject.field(field ?? "");
  if (test.kind === "absent") return nodes.every(({ value }) => value === null);
  return nodes.length > 0 === (test.kind === "present");
}

function fitsMembers({ field, quantifier, item }: Members, subject: Subject): boolean {
  const members = membersOf(field, subject);
  const fits = (member: FoundNode) => detects(item, subject.within(member));
  switch (quantifier) {
    case "any":
      return members.some(fits);
    case "all":
      return members.length > 0 && members.every(fits);
    case "all_or_empty":
      return members.every(fits);
    case "none":
      return !members.some(fits);
  }
}

/** The items of a field's lists; what is no list is a list of one, and null is none. */
export function membersOf(field: string, subject: Subject): readonly FoundNode[] {
  return subject.field(field).nodes.flatMap(({ value, at }): FoundNode[] => {
    if (Array.isArray(value)) {
      return value.map((item, key) => ({ value: item, at: { before: at, key } }));
    }
    return value === null ? [] : [{ value, at }];
  });
}
