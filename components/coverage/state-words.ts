import type { CoverageState } from "@/lib/api/coverage-contract";

/** How often each state holds: `{ complete: 22, missing: 2 }`. */
export type StateHours = Readonly<Partial<Record<CoverageState, number>>>;

interface StateWords {
  readonly word: string;
  /** What it means, and what it does not. */
  readonly meaning: string;
  /** Classes of a cell: the colours, each with text of 4.5:1 on it, and the shape. */
  readonly look: string;
}

/** Each state by word, shape and colour, in the order in which they are told. */
export const STATE_WORDS: Readonly<Record<CoverageState, StateWords>> = {
  complete: {
    word: "complete",
    meaning: "A verified digest names log files, and all of them are indexed.",
    look: "bg-success text-surface [--heat-ink:var(--surface)] before:text-sm/none before:content-['●']",
  },
  "proven-empty": {
    word: "proven empty",
    meaning: "A verified digest says that nothing was delivered.",
    look: "bg-surface text-success before:text-sm/none before:content-['○']",
  },
  delivered: {
    word: "not proven",
    meaning: "Log files were delivered, and no verified digest speaks for them.",
    look: "bg-hover text-ink before:text-sm/none before:content-['◐']",
  },
  missing: {
    word: "missing",
    meaning:
      "Log files that a digest names or a listing found, or the digest itself, are not in the index.",
    look: "bg-bad text-surface before:text-sm/none before:content-['✕']",
  },
  late: {
    word: "late",
    meaning: "Log files or their digest may still come, or are not read yet.",
    look: "bg-surface text-muted before:text-sm/none before:content-['…']",
  },
  off: {
    word: "off",
    meaning: "Logging or validation was off, or the Region is not enabled, and something says so.",
    look: "bg-surface text-warn before:text-sm/none before:content-['–']",
  },
  unknown: {
    word: "unknown",
    meaning: "Nothing speaks for the time. That is not the same as nothing having happened.",
    look: "bg-surface text-muted",
  },
};

export const STATES: readonly CoverageState[] = Object.keys(STATE_WORDS).filter(isState);

function isState(name: string): name is CoverageState {
  return Object.hasOwn(STATE_WORDS, name);
}
