import { type Generated, generate } from "./generate";

/**
 * Size and cast of the bundled sample: 18 days of three accounts in six Regions. The 15 quiet days
 * are what the pages need to call something new.
 */
const SAMPLE = {
  seed: 7,
  events: 20_000,
  days: 18,
  quietDays: 15,
  accounts: 3,
  endMs: Date.UTC(2026, 9, 3),
} as const;

/** Writes the sample bucket below `folder`: about three thousand log files and their digests. */
export function writeSample(folder: string): Promise<Generated> {
  return generate(SAMPLE, folder);
}
