import {
  DIGEST_MEANINGS,
  entryOf,
  FILE_MEANINGS,
  standingOf,
  verdictWord,
} from "@/components/shell/verdict-words";
import {
  CHAIN_FINDINGS,
  type ChainFinding,
  DIGEST_VERDICTS,
  FILE_VERDICTS,
  type Standing,
} from "@/lib/digest/verdict";

/** What is found about a chain of digests as a whole. */
const CHAIN_MEANINGS: Readonly<Record<ChainFinding, string>> = {
  gap: "A digest starts anew although older ones exist: validation or logging was off before it.",
  "link-mismatch": "A digest is not the one that its successor repeats: one of them was replaced.",
  "window-hole": "No digest speaks for the time between two neighbours.",
  "window-overlap": "Two neighbours speak for the same time.",
  "tail-missing": "The newest digests are not there although logs, or other digests, go on.",
  "no-digests": "There are log files and not one digest: nothing can be proven.",
};

interface Subject {
  readonly prefix: string;
  readonly name: string;
  readonly standings: Readonly<Record<string, Standing>>;
  readonly meanings: Readonly<Record<string, string>>;
}

const CHAIN: Subject = {
  prefix: "",
  name: "Chain",
  standings: CHAIN_FINDINGS,
  meanings: CHAIN_MEANINGS,
};
const SUBJECTS: readonly Subject[] = [
  { prefix: "digest-", name: "Digest", standings: DIGEST_VERDICTS, meanings: DIGEST_MEANINGS },
  { prefix: "file-", name: "Log file", standings: FILE_VERDICTS, meanings: FILE_MEANINGS },
];

/** A kind of finding in words. */
export interface KindWords {
  readonly standing: Standing;
  /** `Log file: mismatch`, `Chain: gap`. */
  readonly title: string;
  /** A sentence; empty for a kind that is not known here. */
  readonly meaning: string;
}

/** What a kind (`file-mismatch`, `digest-missing`, `gap`) means. What is found is never shown as good. */
export function kindWords(kind: string): KindWords {
  const { prefix, name, standings, meanings } =
    SUBJECTS.find((subject) => kind.startsWith(subject.prefix)) ?? CHAIN;
  const verdict = kind.slice(prefix.length);
  const standing = standingOf(standings, verdict);
  return {
    standing: standing === "proven" ? "open" : standing,
    title: `${name}: ${verdictWord(verdict)}`,
    meaning: entryOf(meanings, verdict) ?? "",
  };
}
