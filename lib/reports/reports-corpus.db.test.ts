import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Document } from "@/lib/document/document";
import { countEvents } from "@/lib/events/count-events";
import { bodyOf, corpusFiles, corpusSets, parseRecords } from "@/lib/ingest/testing/corpus";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { citedEvents } from "./cited-events";
import { makeDocument } from "./make-document";
import { loadPacks } from "./pack/load-packs";
import type { Pack } from "./pack/pack";
import type { ReportRequest } from "./report-request";
import { ORACLES } from "./testing/count-records";

const NOW_MS = Date.UTC(2026, 0, 1);
const sets = corpusSets().filter(({ path }) => path === "invictus" || path === "s3-lab");
const PARAMETERS = { principal: "nobody-of-that-name", query: "event:CreateUser" };

/** Of the summary: for each control its count and its exceptions. */
function figuresOf(document: Document): Map<string, readonly [count: number, exceptions: number]> {
  const table = document.sections
    .find(({ id }) => id === "summary")
    ?.blocks.find((block) => block.kind === "table");
  const rows = table?.kind === "table" ? table.rows : [];
  return new Map(rows.map((row) => [String(row[0]), [Number(row[3]), Number(row[5])]]));
}

describe.skipIf(sets.length === 0).each(sets)("$path", (set) => {
  let index: TestIndex;
  let packs: readonly Pack[];
  let records: Record<string, unknown>[];
  let period: { fromMs: number; toMs: number };
  let asof: number;

  beforeAll(async () => {
    const shelf = await loadPacks([resolve(import.meta.dirname, "../../reports")]);
    expect(shelf.problems).toEqual([]);
    packs = shelf.packs;
    const files = corpusFiles(set);
    index = await openTestIndex();
    await index.ingest(Object.fromEntries(files));
    const all = [...files].filter(([name]) => !/digest/i.test(name));
    const byId = new Map(
      all
        .flatMap(([, bytes]) => parseRecords(bodyOf(bytes)))
        .map((record) => [`${record.recipientAccountId} ${record.eventID}`, record]),
    );
    records = [...byId.values()];
    const times = records
      .map(({ eventTime }) => Date.parse(String(eventTime)))
      .sort((a, b) => a - b);
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
    records.filter(({ eventTime }) => {
      const timeMs = Date.parse(String(eventTime));
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

  test("days are those of the zone, late files change nothing, and each cited event stands once", async () => {
    const pack = packs.find(({ id }) => id === "change-log");
    if (!pack) throw new Error("no change log");
    const making = { label: "Report 1", madeBy: "Test" };
    const before = await makeDocument(index.reader, request(pack), making);
    const bars = before.sections
      .flatMap(({ blocks }) => blocks)
      .find(({ kind }) => kind === "bars");
    const days = new Map<string, number>();
    for (const record of within().filter(({ readOnly }) => readOnly === false)) {
      const local = Date.parse(String(record.eventTime)) + 5.5 * 3_600_000;
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
});
