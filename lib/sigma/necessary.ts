import type { Condition, Detection, FieldItem } from "./detection";
import type { DetectionRule } from "./rule";

/** How to say something about the events of a rule, and how to join what was said. */
export interface Necessity<Answer> {
  /** What one comparison asks for at least; null when it asks for nothing that helps. */
  readonly item: (item: FieldItem) => Answer | null;
  /** All of these hold. */
  readonly all: (answers: readonly Answer[]) => Answer;
  /** One of these holds. */
  readonly any: (answers: readonly Answer[]) => Answer;
}

/**
 * What every event of a rule must have, worked out from its condition, or null when nothing is
 * certain. What stands under a `not` is left out: it never says what an event must have.
 */
export function whatMustHold<Answer>(
  { condition, selections }: DetectionRule,
  say: Necessity<Answer>,
): Answer | null {
  return ofCondition(condition);

  function ofCondition(part: Condition): Answer | null {
    switch (part.kind) {
      case "not":
        return null;
      case "selection":
        return ofSelection(part.name);
      case "of": {
        const answers = part.names.map(ofSelection);
        return part.quantifier === "all" ? joinAll(answers) : joinAny(answers);
      }
      default: {
        const answers = part.items.map(ofCondition);
        return part.kind === "and" ? joinAll(answers) : joinAny(answers);
      }
    }
  }

  function ofSelection(name: string): Answer | null {
    const detection = selections.get(name);
    return detection === undefined ? null : ofDetection(detection);
  }

  function ofDetection(detection: Detection): Answer | null {
    switch (detection.kind) {
      case "all":
        return joinAll(detection.items.map(ofDetection));
      case "any":
        return joinAny(detection.items.map(ofDetection));
      case "field":
        return detection.isNegated ? null : say.item(detection);
      case "members":
        return null;
    }
  }

  function joinAll(answers: readonly (Answer | null)[]): Answer | null {
    const known = answers.filter((answer) => answer !== null);
    return known.length > 0 ? say.all(known) : null;
  }

  function joinAny(answers: readonly (Answer | null)[]): Answer | null {
    const known = answers.filter((answer) => answer !== null);
    return known.length === answers.length && known.length > 0 ? say.any(known) : null;
  }
}
