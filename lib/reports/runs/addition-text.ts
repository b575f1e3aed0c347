/** An addition to a report, as its hash is taken of it. */
export interface AdditionSaid {
  readonly report: number;
  /** Hash of the addition before it; of the first, that of the report. */
  readonly previous: string;
  readonly kind: string;
  readonly section: string | null;
  readonly body: string;
  readonly owner: string | null;
  /** A day. */
  readonly due: string | null;
  /** Id of the person. */
  readonly by: string;
  /** ISO 8601 UTC with milliseconds. */
  readonly at: string;
}

/** The characters that an addition's SHA-256 is taken of: the same value gives the same text. */
export function additionText(said: AdditionSaid): string {
  const { report, previous, kind, section, body, owner, due, by, at } = said;
  return JSON.stringify({ report, previous, kind, section, body, owner, due, by, at });
}

/** What is signed of an addition: its hash, with a word that no other signed text begins with. */
export function signedText(hash: string): string {
  return `trailglass report addition\n${hash}\n`;
}
