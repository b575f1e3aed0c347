import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { newCaseSchema, newPinSchema } from "@/lib/api/case-change-contract";
import { documentSchema } from "@/lib/document/document";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { changeBlocks } from "./change-blocks";
import { exportCase } from "./export-case";
import { openCase } from "./open-case";
import { pinToCase } from "./pin-to-case";

const ID = "00000000-0000-4000-8000-000000000001";
const SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYx0";

test("an exported case is checked by its sums, holds the exact records, and is recorded", async () => {
  const index = await openTestIndex();
  const { reader } = index;
  const responseElements = { accessKey: { secretAccessKey: SECRET } };
  await index.ingest({
    one: [sampleRecord(1, { eventName: "CreateAccessKey", responseElements })],
  });
  const asked = newCaseSchema.parse({ title: "Über <b>keys</b>", severity: "low" });
  const { number } = await openCase(reader, asked);
  const pin = newPinSchema.parse({ kind: "event", key: ID });
  const { id: pinId } = await pinToCase(reader, number, pin, Date.now());
  const said = { title: "", text: "It began here", at: null, until: null, tags: [] };
  await changeBlocks(reader, number, { ...said, action: "add", kind: "pin", pinId });

  const files = await exportCase(reader, number, {
    nowMs: Date.UTC(2026, 0, 3),
    root: process.cwd(),
  });
  const sums = Object.fromEntries(
    files.map(({ name, bytes }) => [name, createHash("sha256").update(bytes).digest("hex")]),
  );
  const text = (name: string) => files.find((file) => file.name === name)?.bytes.toString() ?? "";
  const listed = text("SHA256SUMS")
    .trim()
    .split("\n")
    .map((line) => line.split("  "));
  expect(listed.length).toBe(files.length - 1);
  for (const [sum, name] of listed) expect(sums[name ?? ""]).toBe(sum);
  for (const { name, sha256 } of JSON.parse(text("manifest.json")).files)
    expect(sums[name]).toBe(sha256);
  const record = `record-${pinId}-1.json`;
  expect(text(record)).toContain(SECRET);
  expect(JSON.parse(text("case.json")).pins[0].records[0].sha256).toBe(sums[record]);
  const document = documentSchema.parse(JSON.parse(text("document.json")));
  expect(document.sections.map(({ id }) => id)).toEqual(["summary", "story", "pins", "indicators"]);
  expect(text("document.json")).toContain("It began here");
  expect(text("document.json")).not.toContain(SECRET);
  const audit = { action: "export", target: `case ${number}` };
  expect(await index.db.owner.auditEntry.count({ where: audit })).toBe(1);
  await expect(
    exportCase({ ...reader, role: "viewer" }, number, { nowMs: 0, root: "" }),
  ).rejects.toMatchObject({
    kind: "forbidden",
  });
  await index.close();
});
