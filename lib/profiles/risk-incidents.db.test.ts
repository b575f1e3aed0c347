import { describe, expect, test } from "vitest";
import { generate } from "@/bench/generator/generate";
import type { PeriodParams } from "@/lib/api/period-contract";
import { profileListParamsSchema } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { corpusFiles, corpusSets } from "@/lib/ingest/testing/corpus";
import { openFilledIndex, type TestFiles } from "@/lib/ingest/testing/test-index";
import { listProfiles } from "./list-profiles";
import { listRisks } from "./list-risks";

const NOW_MS = Date.UTC(2026, 9, 5);

async function generated(): Promise<TestFiles> {
  const files = new Map<string, Buffer>();
  const sink = {
    async put(key: string, body: Uint8Array) {
      files.set(key, Buffer.from(body));
    },
  };
  await generate({ seed: 7, events: 2_500, days: 40, accounts: 3, digests: false }, sink);
  return Object.fromEntries(files);
}

const INCIDENTS: readonly {
  readonly name: string;
  readonly files: () => Promise<TestFiles>;
  readonly period: PeriodParams;
  readonly intruder: RegExp;
}[] = [
  {
    name: "generated",
    files: generated,
    period: { from: "2026-09-16T00:00Z", to: "2026-10-03T00:00Z" },
    intruder: /build-legacy/,
  },
  ...corpusSets()
    .filter(({ path }) => path === "invictus")
    .map((set) => ({
      name: "invictus",
      files: async () => Object.fromEntries(corpusFiles(set)),
      period: {},
      intruder: /bert-jan/,
    })),
];

/** The evidence against each principal: weights are added up here and nowhere else. */
async function evidence(
  reader: Reader,
  period: PeriodParams,
): Promise<{ key: string; weight: number }[]> {
  const params = profileListParamsSchema.parse({ ...period, limit: "60" });
  const { rows } = await listProfiles(reader, "principal", params, NOW_MS);
  const all = [];
  for (const { id } of rows) {
    const { risks } = await listRisks(reader, "principal", id, period, NOW_MS);
    const weight = risks.reduce((sum, risk) => sum + risk.weight, 0);
    all.push({ key: id, weight });
  }
  return all.sort((a, b) => b.weight - a.weight);
}

describe.each(INCIDENTS)("$name", ({ files, period, intruder }) => {
  test("the intruder's principal has the most evidence against it", async () => {
    const index = await openFilledIndex(await files());
    const found = await evidence(index.reader, period);
    expect(found[0]?.key).toMatch(intruder);
    expect(found[0]?.weight).toBeGreaterThan(found[1]?.weight ?? 0);
    await index.close();
  }, 180_000);
});
