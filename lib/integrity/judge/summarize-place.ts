import type { VerificationSummary } from "@/lib/api/integrity-contract";
import type { DigestWindow } from "@/lib/digest/chain";
import type { DeliveryRange, PlaceResult } from "./place-result";

const HOUR_MS = 3_600_000;

/** The figures of one place; mergeSummaries makes those of several. */
export function summarizePlace(result: PlaceResult): VerificationSummary {
  const { place, location, chains, files, findings, range } = result;
  const standard = chains.filter(({ chain }) => !chain.backfill);
  const windows = standard.flatMap((one) => one.windows.map((window) => clip(window, range)));
  return {
    chains: chains.map(({ chain, digests, findings: count }) => ({
      location,
      account: place.account,
      region: place.region,
      trail: chain.trail,
      homeRegion: chain.homeRegion,
      backfill: chain.backfill,
      digests: digests.length,
      verdicts: sumBy(digests, ({ verdict }) => verdict),
      firstMs: digests[0]?.startMs ?? null,
      lastMs: digests.at(-1)?.endMs ?? null,
      findings: count,
    })),
    digests: sumBy(
      chains.flatMap(({ digests }) => digests),
      ({ verdict }) => verdict,
    ),
    files: sumBy(files, ({ verdict }) => verdict),
    kinds: sumBy(findings, ({ kind }) => kind),
    coverage: {
      fromMs: most(
        windows.map(({ startMs }) => -startMs),
        -1,
      ),
      toMs: most(
        windows.map(({ endMs }) => endMs),
        1,
      ),
      hours: sumBy(
        windows,
        ({ state }) => state,
        ({ startMs, endMs }) => Math.max(0, endMs - startMs) / HOUR_MS,
      ),
    },
  };
}

function clip(window: DigestWindow, { fromMs, toMs }: DeliveryRange): DigestWindow {
  const startMs = Math.max(window.startMs, fromMs ?? window.startMs);
  return { ...window, startMs, endMs: Math.min(window.endMs, toMs ?? window.endMs) };
}

/** How many there are of each name, or how much. */
function sumBy<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  sizeOf: (item: Item) => number = () => 1,
): Record<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) {
    const name = nameOf(item);
    sums.set(name, (sums.get(name) ?? 0) + sizeOf(item));
  }
  return Object.fromEntries(sums);
}

/** The greatest, times a sign; null of none. */
function most(numbers: readonly number[], sign: 1 | -1): number | null {
  if (numbers.length === 0) return null;
  return sign * numbers.reduce((greatest, number) => Math.max(greatest, number));
}
