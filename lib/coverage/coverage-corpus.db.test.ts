import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "@/bench/generator/generate";
import {
  COVERAGE_FAMILIES,
  type CoverageFamily,
  type CoverageGrid,
  coverageParamsSchema,
} from "@/lib/api/coverage-contract";
import { FolderSource } from "@/lib/ingest/sources/folder";
import { corpusFiles, corpusSets } from "@/lib/ingest/testing/corpus";
import { openFilledIndex, openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { verifyIndexed } from "@/lib/integrity/runs/run-now";
import { getCoverage } from "./get-coverage";
import { CountedCoverage } from "./testing/count-coverage";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW_MS = Date.UTC(2026, 10, 1);
const KINDS: Readonly<Record<CoverageFamily, string>> = {
  cloudtrail: "CloudTrail",
  insight: "CloudTrail-Insight",
  network: "CloudTrail-NetworkActivity",
  aggregated: "CloudTrail-Aggregated",
};

interface Prepared {
  readonly index: TestIndex;
  readonly counted: CountedCoverage;
  close(): Promise<void>;
}

/** Real logs of one account, without digests. */
async function openLab(): Promise<Prepared> {
  const [lab] = corpusSets().filter(({ path }) => path === "s3-lab");
  const files = lab === undefined ? new Map<string, Buffer>() : corpusFiles(lab);
  const index = await openFilledIndex(Object.fromEntries(files));
  return { index, counted: countOf(files), close: () => index.close() };
}

/** A generated organization whose digests are verified by a run. */
async function openOrganization(): Promise<Prepared> {
  const folder = mkdtempSync(join(tmpdir(), "trailglass-organization-"));
  const trusted = mkdtempSync(join(tmpdir(), "trailglass-keys-"));
  await generate({ seed: 5, events: 1_500, days: 3, accounts: 3 }, folder);
  const index = await openTestIndex(await FolderSource.at(folder, { settleMs: 0 }));
  await index.ingest({});
  const pinnedFile = join(trusted, "keys.json");
  copyFileSync(join(folder, "trust/cloudtrail-public-keys.json"), pinnedFile);
  const { signal } = new AbortController();
  await verifyIndexed(index.reader, { reread: false }, { signal, pinnedFile });
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = new Map(
    names
      .filter((name) => name.endsWith(".json.gz"))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
  return {
    index,
    counted: countOf(files),
    async close() {
      await index.close();
      for (const path of [folder, trusted]) rmSync(path, { recursive: true });
    },
  };
}

function countOf(files: ReadonlyMap<string, Buffer>): CountedCoverage {
  const counted = new CountedCoverage();
  for (const [key, bytes] of files) counted.add(key, bytes);
  return counted;
}

const SETS = [
  ...(corpusSets().length === 0
    ? []
    : [{ name: "s3-lab", open: openLab, from: "2021-08-01T07:00Z", to: "2021-08-05T00:00Z" }]),
  {
    name: "generated organization",
    open: openOrganization,
    from: "2026-10-01T13:00Z",
    to: "2026-10-06T00:00Z",
  },
];

test.skipIf(corpusSets().length > 0)("the real logs are absent: TRAILGLASS_CORPUS", () => {
  expect(corpusSets()).toEqual([]);
});

describe.each(SETS)("$name", ({ open, from, to }) => {
  let prepared: Prepared;
  beforeAll(async () => {
    prepared = await open();
  }, 240_000);
  afterAll(() => prepared.close());

  const ask = (grid: "hour" | "day", family: CoverageFamily) => {
    const params = coverageParamsSchema.parse({ from, to, grid, family });
    return getCoverage(prepared.index.reader, params, NOW_MS);
  };

  /** What each cell must say; hours of a cell together. */
  function expectedRows({ rows, columns }: CoverageGrid, family: CoverageFamily) {
    return rows.map(({ account, region }) => ({
      account,
      region,
      cells: columns.map(({ startMs, endMs }, column) => {
        const hours: Record<string, number> = {};
        let [files, events] = [0, 0];
        for (let at = startMs; at < endMs; at += HOUR_MS) {
          const hour = prepared.counted.expected(account, region, at, KINDS[family]);
          hours[hour.state] = (hours[hour.state] ?? 0) + 1;
          files += hour.files;
          events += hour.events;
        }
        return { column, hours, files, events };
      }),
    }));
  }

  test.each(
    COVERAGE_FAMILIES.flatMap((family) => [["hour", family] as const, ["day", family] as const]),
  )("every %s of %s is as names, records and digests say", async (unit, family) => {
    const grid = await ask(unit, family);
    const told = grid.rows.map(({ account, region, cells }) => ({
      account,
      region,
      cells: cells.map(({ state: _, ...cell }) => cell),
    }));
    expect(told).toEqual(expectedRows(grid, family));
  });

  test("there is a row for every place that a name or a record tells", async () => {
    const { rows } = await ask("day", "cloudtrail");
    const shown = rows.filter(({ isSeen }) => isSeen);
    const names = (places: readonly { account: string; region: string }[]) =>
      places.map(({ account, region }) => `${account} ${region}`).sort();
    expect(names(shown)).toEqual(names(prepared.counted.places()));
  });

  test("the last delivery is the newest time in a name", async () => {
    const { rows } = await ask("day", "cloudtrail");
    const last = Math.max(...rows.map(({ lastDeliveryMs }) => lastDeliveryMs ?? 0));
    expect(last).toBe(prepared.counted.newestMs);
    expect(Date.parse(to) - last).toBeLessThan(3 * DAY_MS);
  });
});
