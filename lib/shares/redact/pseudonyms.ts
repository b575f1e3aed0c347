export type PseudonymKind = "person" | "account" | "resource" | "value" | "analyst" | "key";

/** The shortest value that is looked for inside other text; a shorter one is replaced where it stands. */
const SHORTEST_IN_TEXT = 3;

/**
 * Names that stand for others in one share: the same value always has the same one, whatever its
 * case. `values` are those that must not be left anywhere.
 */
export class Pseudonyms {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<PseudonymKind, number>();
  #pattern: RegExp | null = null;

  /** The name of a value; the first kind that is asked for counts. */
  of(value: string, kind: PseudonymKind): string {
    const key = value.toLowerCase();
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const name = kind === "person" ? `Person ${letters(count)}` : `${WORDS[kind]} ${count}`;
    this.#names.set(key, name);
    this.#pattern = null;
    return name;
  }

  /** Gives a value the name that another one has, unless it has its own. */
  alias(value: string, name: string): string {
    const key = value.toLowerCase();
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    this.#names.set(key, name);
    this.#pattern = null;
    return name;
  }

  /** Lower-case values that have a name. */
  get values(): readonly string[] {
    return [...this.#names.keys()];
  }

  /** Replaces each known value inside a text, the longest first, in one pass. */
  replaceIn(text: string): string {
    this.#pattern ??= this.#makePattern();
    return text.replace(
      this.#pattern,
      (found) => this.#names.get(found.toLowerCase()) ?? "[withheld]",
    );
  }

  #makePattern(): RegExp {
    const values = this.values
      .filter((value) => value.length >= SHORTEST_IN_TEXT)
      .sort((a, b) => b.length - a.length)
      .map((value) => value.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
    return values.length === 0 ? /(?!)/g : new RegExp(values.join("|"), "gi");
  }
}

const WORDS = {
  account: "Account",
  resource: "Resource",
  value: "Value",
  analyst: "Analyst",
  key: "Key",
} as const;

/** 1 → A, 26 → Z, 27 → AA. */
function letters(count: number): string {
  const rest = Math.floor((count - 1) / 26);
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(65 + ((count - 1) % 26));
}
