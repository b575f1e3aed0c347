import type { Condition } from "./detection";
import { MAX_CONDITION_DEPTH, MAX_CONDITION_LENGTH } from "./limits";
import { compileTerm } from "./text-pattern";

/** What is wrong with a condition. */
class ConditionProblem extends Error {}

/**
 * Reads a condition over the names of a rule's selections: `or` binds least, then `and`, `not` and
 * `1 of`. Throws nothing: what is wrong comes back as a sentence.
 */
export function readCondition(
  text: string,
  names: readonly string[],
): { readonly condition: Condition } | { readonly problem: string } {
  try {
    return { condition: new ConditionReader(text, names).whole() };
  } catch (error) {
    if (!(error instanceof ConditionProblem)) throw error;
    return { problem: error.message };
  }
}

/** The selections that a condition asks for. */
export function selectionsOf(condition: Condition): readonly string[] {
  if (condition.kind === "selection") return [condition.name];
  if (condition.kind === "of") return condition.names;
  if (condition.kind === "not") return selectionsOf(condition.item);
  return condition.items.flatMap(selectionsOf);
}

class ConditionReader {
  private readonly words: readonly string[];
  private at = 0;

  constructor(
    text: string,
    private readonly names: readonly string[],
  ) {
    if (text.length > MAX_CONDITION_LENGTH) {
      throw new ConditionProblem(`A condition has at most ${MAX_CONDITION_LENGTH} characters.`);
    }
    this.words = text.match(/[()|]|[^\s()|]+/g) ?? [];
  }

  whole(): Condition {
    if (this.words.length === 0) throw new ConditionProblem("The condition is empty.");
    const condition = this.or(0);
    const rest = this.words[this.at];
    if (rest === undefined) return condition;
    throw new ConditionProblem(
      rest === "|"
        ? "Counts after a | are an old form that was given up: write a correlation rule instead."
        : rest === ")"
          ? "No ( stands before this )."
          : `"${rest}" is not expected here: join selections by and, or.`,
    );
  }

  private or(depth: number): Condition {
    const items = [this.and(depth)];
    while (this.take("or")) items.push(this.and(depth));
    return join("or", items);
  }

  private and(depth: number): Condition {
    const items = [this.not(depth)];
    while (this.take("and")) items.push(this.not(depth));
    return join("and", items);
  }

  private not(depth: number): Condition {
    if (depth > MAX_CONDITION_DEPTH) {
      throw new ConditionProblem(`Brackets and not go at most ${MAX_CONDITION_DEPTH} deep.`);
    }
    if (this.take("not")) return { kind: "not", item: this.not(depth + 1) };
    if (!this.take("(")) return this.selection();
    const condition = this.or(depth + 1);
    if (!this.take(")")) throw new ConditionProblem("A ( is not closed.");
    return condition;
  }

  private selection(): Condition {
    const word = this.words[this.at];
    if (word === undefined || /^(?:and|or|\)|\||of)$/i.test(word)) {
      const place = word === undefined ? "at the end" : `before "${word}"`;
      throw new ConditionProblem(`A selection is missing ${place}.`);
    }
    this.at += 1;
    const isOf = this.words[this.at]?.toLowerCase() === "of";
    if (isOf && !this.names.includes("of")) return this.of(word.toLowerCase());
    if (word.includes("*")) {
      throw new ConditionProblem(
        `"${word}" names several selections: write 1 of or all of before it.`,
      );
    }
    if (this.names.includes(word)) return { kind: "selection", name: word };
    throw new ConditionProblem(
      `There is no selection "${word}"; there are ${this.names.join(", ")}.`,
    );
  }

  private of(count: string): Condition {
    this.at += 1;
    if (count !== "1" && count !== "any" && count !== "all") {
      throw new ConditionProblem(`"${count} of" is not known: there are 1 of, any of, all of.`);
    }
    const pattern = this.words[this.at];
    if (pattern === undefined)
      throw new ConditionProblem(`A pattern is missing after "${count} of".`);
    this.at += 1;
    const names = this.names.filter((name) => fits(pattern, name));
    if (names.length === 0) {
      throw new ConditionProblem(
        `"${count} of ${pattern}" names no selection; there are ${this.names.join(", ")}.`,
      );
    }
    return { kind: "of", quantifier: count === "all" ? "all" : "any", pattern, names };
  }

  private take(word: string): boolean {
    if (this.words[this.at]?.toLowerCase() !== word) return false;
    this.at += 1;
    return true;
  }
}

/** Names that begin with `_` are meant only where they are written out. */
function fits(pattern: string, name: string): boolean {
  if (pattern.toLowerCase() === "them") return !name.startsWith("_");
  if (name.startsWith("_") && !pattern.startsWith("_")) return false;
  const wildcards = [...pattern].flatMap((char, at) => (char === "*" ? [at] : []));
  return compileTerm({ text: pattern, wildcards })(name);
}

function join(kind: "and" | "or", items: readonly Condition[]): Condition {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { kind, items };
}
