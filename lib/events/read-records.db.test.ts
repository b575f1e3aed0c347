import { expect, test } from "vitest";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { getEvent } from "./get-event";
import { listEvents } from "./list-events";
import { readRecords } from "./read-records";

const HEADER = "eventversion,eventid,eventtime,eventname,eventsource,requestparameters";
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** More rows than one block holds, behind a byte order mark and an empty line. */
function csvExport(rows: number): Buffer {
  const lines = Array.from(
    { length: rows },
    (_, at) =>
      `1.11,${id(at)},2026-01-02T03:04:05Z,GetObject,s3.amazonaws.com,"{""bucketName"":""b${at % 2}""}"`,
  );
  return Buffer.from(`\ufeff\r\n${HEADER}\r\n\r\n${lines.join("\r\n")}\r\n`);
}

test("rows of a CSV export are read and searched as the records they stand for", async () => {
  const index = await openTestIndex();
  await index.ingest({ "export.csv": csvExport(1_100) });
  const count = async (text: string) => {
    const { query } = parseQuery(text);
    const question = { query, fromMs: null, toMs: null, asof: null, nowMs: 0 };
    const { rows } = await listEvents(index.reader, question, { limit: 2_000 });
    return rows.length;
  };
  for (const at of [0, 1_099]) {
    const { fields } = await getEvent(index.reader, id(at));
    expect(fields).toContainEqual(expect.objectContaining({ values: ["GetObject"] }));
  }
  expect(await count("request.bucketName:b1")).toBe(550);
  expect(await count("-request.bucketName:b1")).toBe(550);
  await index.close();
});

test("records come in the order asked for, from however many blocks", async () => {
  const index = await openTestIndex();
  const names = Array.from({ length: 40 }, (_, at) => `file-${at}`);
  await index.ingest(
    Object.fromEntries(
      names.map((name) => [
        name,
        [
          { name, eventName: "A" },
          { name, eventName: "B" },
        ],
      ]),
    ),
  );
  const files = await index.db.owner.logFile.findMany({ orderBy: { key: "desc" } });
  const places = files.flatMap(({ id: fileId }) => [
    { fileId, ordinal: 1 },
    { fileId, ordinal: 0 },
  ]);
  const records = await readRecords(index.reader, places);
  expect(records.map(({ value }) => value)).toEqual(
    files.flatMap(({ key: name }) => [
      { name, eventName: "B" },
      { name, eventName: "A" },
    ]),
  );
  await expect(readRecords(index.reader, [{ fileId: 0, ordinal: 0 }])).rejects.toThrow("missing");
  await index.close();
});
