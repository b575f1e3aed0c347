import type { Trail, TrailCheck, TrailSource } from "@/lib/api/trail-contract";
import { formatCounted } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";

export const SOURCE_WORDS: Readonly<Record<TrailSource, string>> = {
  aws: "AWS said so",
  event: "a recorded call says so",
  digests: "verified digests show it",
};

/** `2 bad, 9 good, 6 unknown`; what is bad first. */
export function checkWords(checks: readonly TrailCheck[]): string {
  const count = (state: TrailCheck["state"]) =>
    checks.filter((check) => check.state === state).length;
  const notes = count("note");
  return [
    ...(["bad", "good", "unknown"] as const)
      .filter((state) => count(state) > 0)
      .map((state) => `${count(state)} ${state}`),
    ...(notes === 0 ? [] : [formatCounted(notes, "note")]),
  ].join(", ");
}

const HEAD = [
  "trail",
  "account",
  "home Region",
  "setting",
  "state",
  "value",
  "why",
  "source",
  "at",
];

/** Every setting of every trail as a line. */
export function trailCsv(trails: readonly Trail[]): string {
  const lines = trails.flatMap(({ arn, name, account, homeRegion, checks }) =>
    checks.map(({ title, state, value, why, from, atMs }) =>
      csvRow([
        ...[arn ?? name, account, homeRegion, title, state, value, why],
        ...[from === null ? null : SOURCE_WORDS[from], atMs === null ? null : isoTime(atMs)],
      ]),
    ),
  );
  return csvRow([...HEAD]) + lines.join("");
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
