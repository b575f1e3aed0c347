import type { IssueList, Place } from "./rule-issue";

export const ENCODINGS = [
  "windash",
  "base64",
  "base64offset",
  "utf16",
  "utf16le",
  "utf16be",
  "wide",
] as const;
const PLACEMENTS = ["contains", "startswith", "endswith"] as const;
const COMPARISONS = ["lt", "lte", "gt", "gte"] as const;
const TIME_PARTS = ["minute", "hour", "day", "week", "month", "year"] as const;
const REGEX_FLAGS = {
  i: "ignoreCase",
  ignorecase: "ignoreCase",
  m: "multiLine",
  multiline: "multiLine",
  s: "dotAll",
  dotall: "dotAll",
} as const;

export type Encoding = (typeof ENCODINGS)[number];
export type Placement = (typeof PLACEMENTS)[number];
export type Comparison = (typeof COMPARISONS)[number];
export type TimePart = (typeof TIME_PARTS)[number];
type RegexFlag = (typeof REGEX_FLAGS)[keyof typeof REGEX_FLAGS];

/** What the modifiers after a field's name mean together. */
export interface Modifiers {
  readonly kind: "text" | "re" | "cidr" | "fieldref" | "exists" | "compare" | "time";
  readonly all: boolean;
  readonly neq: boolean;
  readonly cased: boolean;
  readonly expand: boolean;
  readonly placement: Placement | null;
  /** In the order in which they are applied. */
  readonly encodings: readonly Encoding[];
  readonly comparison: Comparison | null;
  readonly timePart: TimePart | null;
  readonly regexFlags: ReadonlySet<RegexFlag>;
}

/** Modifiers that go with each kind of comparison, besides `all` and `neq`. */
const GOES_WITH: Readonly<Record<Modifiers["kind"], readonly string[]>> = {
  text: ["cased", "expand", ...PLACEMENTS, ...ENCODINGS],
  re: ["re", "cased", ...Object.keys(REGEX_FLAGS)],
  cidr: ["cidr", "expand"],
  fieldref: ["fieldref", "cased", ...PLACEMENTS],
  exists: ["exists"],
  compare: [...COMPARISONS],
  time: [...TIME_PARTS, ...COMPARISONS],
};

/**
 * Reads a chain of modifiers; null when it cannot be understood, with the reason at its place. A
 * chain that says two things at once is refused rather than guessed at.
 */
export function readModifiers(
  names: readonly string[],
  at: Place,
  issues: IssueList,
): Modifiers | null {
  const kind = kindOf(names);
  const problem = findProblem(names, kind);
  if (problem !== null) {
    issues.error(at, problem);
    return null;
  }
  if (kind === "re" && names.includes("cased")) {
    issues.warn(at, "cased changes nothing: regular expressions regard case unless they have |i.");
  }
  const pick = <Name extends string>(known: readonly Name[]) =>
    known.find((name) => names.includes(name)) ?? null;
  return {
    kind,
    all: names.includes("all"),
    neq: names.includes("neq"),
    cased: names.includes("cased"),
    expand: names.includes("expand"),
    placement: pick(PLACEMENTS),
    encodings: names.flatMap((name) => ENCODINGS.find((known) => known === name) ?? []),
    comparison: pick(COMPARISONS),
    timePart: pick(TIME_PARTS),
    regexFlags: new Set(names.flatMap((name) => (isRegexFlag(name) ? [REGEX_FLAGS[name]] : []))),
  };
}

function kindOf(names: readonly string[]): Modifiers["kind"] {
  const has = (known: readonly string[]) => names.some((name) => known.includes(name));
  if (has(["re"])) return "re";
  if (has(["cidr"])) return "cidr";
  if (has(["fieldref"])) return "fieldref";
  if (has(["exists"])) return "exists";
  if (has(TIME_PARTS)) return "time";
  return has(COMPARISONS) ? "compare" : "text";
}

function findProblem(names: readonly string[], kind: Modifiers["kind"]): string | null {
  const known = new Set(["all", "neq", ...Object.values(GOES_WITH).flat()]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) return `There is no modifier ${JSON.stringify(unknown)}.`;
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return `The modifier ${twice} stands here twice.`;
  if (kind === "exists" && names.length > 1)
    return "exists stands alone: it takes no other modifier.";
  const odd = names.find((name) => !["all", "neq", ...GOES_WITH[kind]].includes(name));
  if (odd !== undefined) {
    const other = names.find((name) => name !== odd && GOES_WITH[kind].includes(name));
    return isRegexFlag(odd)
      ? `The modifier ${odd} belongs to re.`
      : `The modifiers ${odd} and ${other} contradict each other.`;
  }
  for (const group of [PLACEMENTS, COMPARISONS, TIME_PARTS]) {
    const several = names.filter((name) => group.some((each) => each === name));
    if (several.length > 1) return `Only one of ${several.join(", ")} can be meant.`;
  }
  const placed = PLACEMENTS.find((place) => names.includes(place));
  if (placed === undefined) return null;
  const after = names
    .slice(names.indexOf(placed))
    .find((name) => ENCODINGS.some((each) => each === name));
  return after === undefined
    ? null
    : `${placed} must follow ${after}: wildcards cannot be encoded.`;
}

function isRegexFlag(name: string): name is keyof typeof REGEX_FLAGS {
  return Object.hasOwn(REGEX_FLAGS, name);
}
