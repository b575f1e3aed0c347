import { appendFile, mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addSource } from "@/lib/imports/add-source";
import { inlineParser } from "./parse/parse-pool";
import { runWorker } from "./run-worker";
import { sampleRecord } from "./testing/sample-record";
import { openTestIndex } from "./testing/test-index";

const options = { parser: inlineParser(), lanes: 1, listEveryMs: 15_000, onTrouble() {} };

test("a single run indexes what is there and ends", async () => {
  const index = await openTestIndex();
  const root = await mkdtemp(join(tmpdir(), "trailglass-once-"));
  const file = join(root, "a.json");
  await appendFile(file, JSON.stringify({ Records: [sampleRecord(1)] }));
  await utimes(file, 1, 1);
  const source = { kind: "folder", path: root } as const;
  const { id } = await addSource(index.db.owner, source, { continuous: false, sampleDir: root });
  const { signal } = new AbortController();
  await runWorker({ ...options, db: index.db, signal, onceSourceId: id });
  expect(await index.db.owner.event.count()).toBe(1);
  await rm(root, { recursive: true });
  await index.close();
});

test("a single run over a folder that went away ends with the reason", async () => {
  const index = await openTestIndex();
  const { id } = await index.db.owner.logSource.create({
    data: { kind: "folder", location: "/nowhere/at/all", continuous: false },
  });
  const { signal } = new AbortController();
  await runWorker({ ...options, db: index.db, signal, onceSourceId: id });
  expect(await index.db.owner.logSource.findUnique({ where: { id } })).toMatchObject({
    state: "blocked",
    problem: expect.stringMatching(/ENOENT/),
  });
  await index.close();
});
