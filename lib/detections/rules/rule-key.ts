import { createHash } from "node:crypto";
import { postgresText } from "@/lib/db/postgres-text";

/** What fits into the unique index of keys, whatever the alphabet. */
const LONGEST_KEY = 400;

/** The key of a rule (its id, else its name, else its title) as the store keeps it. */
export function storedKey(key: string): string {
  const safe = postgresText(key);
  if (safe.length <= LONGEST_KEY) return safe;
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 16);
  return `${safe.slice(0, LONGEST_KEY).toWellFormed()}… #${hash}`;
}

/** The same for two keys that Postgres takes for one: its `lower` gives one letter for each. */
export function foldKey(key: string): string {
  const lower = (letter: string) => letter.toLowerCase().codePointAt(0) ?? 0;
  return Array.from(key, (letter) => String.fromCodePoint(lower(letter))).join("");
}
