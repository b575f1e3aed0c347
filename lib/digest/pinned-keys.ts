import { z } from "zod";
import { parseEventTime } from "@/lib/cloudtrail/event-time";
import type { TrailKey } from "./digest";
import { fingerprintOf } from "./public-key";

/** A file of pinned keys that must not be used; the message says which entry, and why. */
export class PinnedKeyProblem extends Error {
  override readonly name = "PinnedKeyProblem";
}

const time = z
  .string()
  .transform(parseEventTime)
  .refine((timeMs) => timeMs !== null, "not a time")
  .nullish()
  .transform((timeMs) => timeMs ?? null);

const entryShape = z.object({
  region: z.string().regex(/^[a-z]{2,8}(-[a-z0-9]+)+$/, "not a Region"),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{32}$/i, "not an MD5 in hex")
    .toLowerCase(),
  value: z.base64("not base64").min(1, "empty"),
  validityStart: time,
  validityEnd: time,
});

/**
 * Reads a file of pinned public keys, so that digests are checked without asking AWS:
 *
 * ```
 * [{ "region", "fingerprint", "value", "validityStart", "validityEnd", "fetchedAt" }]
 * ```
 * `value` is the DER in base64, as ListPublicKeys returns it; the times may be missing. An entry whose
 * fingerprint is not that of its value is damaged, and then the whole file is refused. Throws
 * PinnedKeyProblem.
 */
export function parsePinnedKeys(text: string): TrailKey[] {
  const list = parseJson(text);
  if (!Array.isArray(list)) throw new PinnedKeyProblem("The file of keys is not a JSON list.");
  const keys = list.map((entry, index) => readEntry(entry, index + 1));
  const seen = new Map<string, TrailKey>();
  for (const [index, key] of keys.entries()) {
    const name = `${key.region} ${key.fingerprint}`;
    if (seen.get(name)?.der.equals(key.der) === false) {
      throw new PinnedKeyProblem(
        `Entry ${index + 1} (${name}) repeats the fingerprint of another key.`,
      );
    }
    seen.set(name, key);
  }
  return [...seen.values()];
}

/** The file that parsePinnedKeys reads. `fetchedAtMs`: when AWS was asked, if that is known. */
export function printPinnedKeys(
  keys: readonly TrailKey[],
  fetchedAtMs: number | null = null,
): string {
  const entries = keys.map((key) => ({
    region: key.region,
    fingerprint: key.fingerprint,
    value: key.der.toString("base64"),
    validityStart: isoTime(key.validFromMs),
    validityEnd: isoTime(key.validToMs),
    ...(fetchedAtMs === null ? {} : { fetchedAt: isoTime(fetchedAtMs) }),
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PinnedKeyProblem("The file of keys is not JSON.");
  }
}

function readEntry(entry: unknown, number: number): TrailKey {
  const { data, error } = entryShape.safeParse(entry);
  if (error) {
    const [issue] = error.issues;
    const where = issue?.path.join(".") || "entry";
    throw new PinnedKeyProblem(`Entry ${number} of the keys: ${where}: ${issue?.message}.`);
  }
  const { region, fingerprint, value, validityStart, validityEnd } = data;
  const der = Buffer.from(value, "base64");
  if (fingerprintOf(der) !== fingerprint) {
    throw new PinnedKeyProblem(
      `Entry ${number} (${region} ${fingerprint}) is damaged: its fingerprint is not the MD5 of its value.`,
    );
  }
  return {
    ...{ region, fingerprint, der, origin: "pinned" },
    validFromMs: validityStart,
    validToMs: validityEnd,
  };
}

function isoTime(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
