import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "@/bench/generator/generate";
import type { Document } from "@/lib/document/document";
import { countEvents } from "@/lib/events/count-events";
import { bodyOf, corpusFiles, corpusSets, parseRecords } from "@/lib/ingest/testing/corpus";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { citedEvents } from "./cited-events";
import { makeDocument } from "./make-document";
import { loadPacks } from "./pack/load-packs";
import type { Pack } from "./pack/pack";
import { readReportPeriod } from "./read-report-period";
import type { ReportRequest } from "./report-request";
import { PUBLISHED_COUNTS } from "./testing/control-names";
import { ORACLES } from "./testing/count-records";

const NOW_MS = Date.UTC(2026, 10, 1);
const PARAMETERS = { principal: "nobody-of-that-name", query: "event:CreateUser" };
const MAKING = { label: "Report 1", madeBy: "Test" };

interface World {
  readonly path: string;
  readonly files: () => Promise<Map<string, Buffer>>;
}

async function generated(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const put = async (key: string, body: Uint8Array) => void files.set(key, Buffer.from(body));
  await generate({ seed: 11, events: 6_000, days: 20, accounts: 3, digests: false }, { put });
  return files;
}

const corpora = corpusSets().filter(({ path }) => ["invictus", "s3-lab", "stratus"].includes(path));
const worlds: readonly World[] = [
  { path: "the generated organization", files: generated },
  ...corpora.map((set) => ({ path: set.path, files: async () => corpusFiles(set) })),
];

/** When an event was; of an aggregated one, when its window begins (AWS: aggregated events). */
function timeOf(record: Record<string, unknown> | undefined): number {
  const window = record?.timeWindow as { windowStart?: string } | undefined;
  return Date.parse(String(record?.eventTime ?? window?.windowStart));
}

/** A log file, and not one of the other things that lie beside them. */
function hasRecords(bytes: Buffer): boolean {
  const body: unknown = JSON.parse(bodyOf(bytes).toString());
  return typeof body === "object" && body !== null && (Array.isArray(body) || "Records" in body);
}

/** Of the summary: for each control its count and its exceptions. */
function figuresOf(document: Document): Map<string, readonly [count: number, exceptions: number]> {
  const table = document.sections
    .find(({ id }) => id === "summary")
    ?.blocks.find((block) => block.kind === "table");
  const rows = table?.kind === "table" ? table.rows : [];
  return new Map(rows.map((row) => [String(row[0]), [Number(row[3]), Number(row[5])]]));
}

describe.each(worlds)("$path", ({ path, files: filesOf }) => {
  let index: TestIndex;
  let packs: readonly Pack[];
  let records: Record<string, unknown>[];
  let period: { fromMs: number; toMs: number };
  let asof: number;

  beforeAll(async () => {
    const shelf = await loadPacks([resolve(import.meta.dirname, "../../reports")]);
    expect(shelf.problems).toEqual([]);
    packs = shelf.packs;
    const files = await filesOf();
    index = await openTestIndex();
    await index.ingest(Object.fromEntries(files));
    const all = [...files].filter(([name, bytes]) => !/digest/i.test(name) && hasRecords(bytes));
    // Each content once: deliveries of the same record are one event.
    const distinct = new Map(
      all
        .flatMap(([, bytes]) => parseRecords(bodyOf(bytes)))
        .map((record) => [JSON.stringify(record), record]),
    );
    records = [...distinct.values()];
    const times = records.map(timeOf).sort((a, b) => a - b);
    // Begins and ends inside the data, and on no hour.
    const fromMs = (times[Math.floor(times.length / 10)] ?? 0) + 1_000;
    period = { fromMs, toMs: times[Math.floor((times.length * 9) / 10)] ?? 0 };
    asof = (await countEvents(index.reader, { query: null, ...period, asof: null, nowMs: NOW_MS }))
      .asof;
  });
  afterAll(() => index.close());

  const request = (pack: Pack, more: Partial<ReportRequest> = {}): ReportRequest => ({
    ...{ pack, ...period, asof, accounts: [], sections: [], parameters: PARAMETERS },
    ...{ zone: "Asia/Kolkata", classification: "Internal", nowMs: NOW_MS, ...more },
  });
  const within = () =>
    records.filter((record) => {
      const timeMs = timeOf(record);
      return timeMs >= period.fromMs && timeMs < period.toMs;
    });

  test("every count of events of every pack is what the log files themselves hold", async () => {
    const checked = new Set<string>();
    for (const pack of packs) {
      const figures = figuresOf(
        await makeDocument(index.reader, request(pack), { label: "Report 1", madeBy: "Test" }),
      );
      for (const { title, evidence } of pack.controls) {
        if (evidence !== "events" && evidence !== "fields") continue;
        const oracle = ORACLES[title];
        if (oracle === undefined) throw new Error(`No independent count of ${title}`);
        const counted = within().filter(oracle.counts);
        const exceptions = oracle.exceptions ? counted.filter(oracle.exceptions).length : 0;
        expect([pack.id, title, figures.get(title)]).toEqual([
          pack.id,
          title,
          [counted.length, exceptions],
        ]);
        if (counted.length > 0) checked.add(title);
      }
    }
    expect(checked.size).toBeGreaterThan(5);
  });

  test("the CIS controls find in a published incident what was counted and published", async () => {
    const column = ["invictus", "stratus"].indexOf(path);
    const pack = packs.find(({ id }) => id === "cis-aws-monitoring");
    if (column < 0 || !pack) return;
    const whole = request(pack, { fromMs: 0, toMs: NOW_MS });
    const figures = figuresOf(await makeDocument(index.reader, whole, MAKING));
    const counts = Object.keys(PUBLISHED_COUNTS).map((title) => [title, figures.get(title)?.[0]]);
    expect(counts).toEqual(
      Object.entries(PUBLISHED_COUNTS).map(([title, published]) => [title, published[column]]),
    );
  });

  test("a day of a zone is what that zone's calendar says", async () => {
    const pack = packs.find(({ id }) => id === "change-log");
    if (!pack) throw new Error("no change log");
    const busiest = records[Math.floor(records.length / 2)];
    for (const zone of ["America/St_Johns", "Pacific/Kiritimati", "Europe/Berlin"]) {
      const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
      const dayOf = (record: Record<string, unknown> | undefined) =>
        calendar.format(new Date(timeOf(record)));
      const from = dayOf(busiest);
      const to = new Date(Date.parse(from) + 86_400_000).toISOString().slice(0, 10);
      const day = readReportPeriod({ from, to }, zone, NOW_MS);
      const one = request(pack, { ...day, zone, sections: ["changes"] });
      const document = await makeDocument(index.reader, one, MAKING);
      const wanted = records.filter(
        (record) => dayOf(record) === from && record.readOnly === false,
      );
      expect([zone, from, figuresOf(document).get("Changes")?.[0]]).toEqual([
        ...[zone, from],
        wanted.length,
      ]);
    }
  });

  test("days are those of the zone, late files change nothing, and each cited event stands once", async () => {
    const pack = packs.find(({ id }) => id === "change-log");
    if (!pack) throw new Error("no change log");
    const making = MAKING;
    const before = await makeDocument(index.reader, request(pack), making);
    const bars = before.sections
      .flatMap(({ blocks }) => blocks)
      .find(({ kind }) => kind === "bars");
    const days = new Map<string, number>();
    for (const record of within().filter(({ readOnly }) => readOnly === false)) {
      const local = timeOf(record) + 5.5 * 3_600_000;
      const day = new Date(local).toISOString().slice(0, 10);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    const rows = bars?.kind === "bars" ? bars.rows : [];
    expect(new Map(rows.map(({ label, value }) => [label, value]))).toEqual(
      new Map([...days].sort()),
    );

    const [first] = within();
    const late = { ...first, eventID: "99999999-9999-4999-8999-999999999999", readOnly: false };
    const twin = { ...late, recipientAccountId: "999988887777" };
    await index.ingest({ "late.json.gz": [late, late, twin] });
    const sections = pack.controls.map(({ id }) => id).filter((id) => id !== "coverage");
    const frozen = request(pack, { sections });
    expect(figuresOf(await makeDocument(index.reader, frozen, making)).get("Changes")).toEqual(
      figuresOf(before).get("Changes"),
    );
    const keys: string[] = [];
    for await (const { control, events } of citedEvents(index.reader, request(pack))) {
      if (control === "changes") keys.push(...events.map(({ key }) => key));
    }
    expect(keys).toHaveLength(figuresOf(before).get("Changes")?.[0] ?? 0);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("a newer report counts a twin of another account by itself, and only in that account's sight", async () => {
    const pack = packs.find(({ id }) => id === "change-log");
    if (!pack) throw new Error("no change log");
    const newest = request(pack, { asof: asof + 1_000, sections: ["changes"] });
    const making = { label: "Report 2", madeBy: "Test" };
    const count = async (accounts: "all" | string[]) =>
      figuresOf(await makeDocument({ ...index.reader, accounts }, newest, making)).get(
        "Changes",
      )?.[0];
    const changes = within().filter(({ readOnly }) => readOnly === false).length;
    expect(await count("all")).toBe(changes + 2);
    expect(await count(["999988887777"])).toBe(1);
    expect(await count([])).toBe(0);
    const foreign = { ...newest, accounts: ["111111111111"] };
    await expect(
      makeDocument({ ...index.reader, accounts: ["999988887777"] }, foreign, making),
    ).rejects.toMatchObject({ kind: "forbidden" });
    const narrow = { ...index.reader, accounts: ["999988887777"] };
    const said = JSON.stringify(await makeDocument(narrow, request(pack), making));
    for (const account of new Set(
      records.map(({ recipientAccountId }) => String(recipientAccountId)),
    )) {
      expect(said).not.toContain(account);
    }
  });

  test("all files delivered once more under other names change no count", async () => {
    const pack = packs.find(({ id }) => id === "cis-aws-monitoring");
    if (!pack) throw new Error("no CIS pack");
    const before = await makeDocument(index.reader, request(pack), MAKING);
    const again = [...(await filesOf())].filter(([name]) => !/digest/i.test(name));
    await index.ingest(
      Object.fromEntries(again.map(([name, bytes]) => [`again/${name || "all.json"}`, bytes])),
    );
    const newest = request(pack, { asof: asof + 1_000_000 });
    const after = await makeDocument(index.reader, newest, MAKING);
    expect(figuresOf(after)).toEqual(figuresOf(before));
  });
});
