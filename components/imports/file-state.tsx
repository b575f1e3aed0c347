import type { FileState } from "@/lib/api/import-contract";

/** In the order of a file's life. */
export const FILE_STATES = [
  "pending",
  "leased",
  "done",
  "skipped",
  "quarantined",
  "blocked",
  "gone",
] as const satisfies readonly FileState[];

/** What a state of a file is called on screen. */
export const FILE_STATE_WORD: Readonly<Record<FileState, string>> = {
  pending: "waiting",
  leased: "reading",
  done: "read",
  skipped: "not a log",
  quarantined: "failed",
  gone: "gone",
  blocked: "blocked",
};

const MARKS: Readonly<Record<FileState, string>> = {
  pending: "text-muted",
  leased: "text-accent",
  done: "text-ink",
  skipped: "text-muted",
  quarantined: "text-bad font-medium",
  gone: "text-warn",
  blocked: "text-warn font-medium",
};

/** The state of a log file as a word. */
export function FileStateText({ state }: { readonly state: FileState }) {
  return <span className={MARKS[state]}>{FILE_STATE_WORD[state]}</span>;
}
