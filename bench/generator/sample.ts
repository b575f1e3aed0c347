import { type Generated, generate } from "./generate";

/** Size and cast of the bundled sample: two weeks of three accounts in six Regions. */
const SAMPLE = { seed: 7, events: 20_000, days: 14, accounts: 3 } as const;

/** Writes the sample bucket below `folder`: about three thousand log files and their digests. */
export function writeSample(folder: string): Promise<Generated> {
  return generate(SAMPLE, folder);
}
