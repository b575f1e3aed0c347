import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerOf, type Contender } from "@/bench/contender";
import { type Generated, generate } from "@/bench/generator/generate";
import { questionsOf } from "@/bench/questions";
import { duckdbScan, duckdbTable } from "./duckdb";

let folder: string;
let generated: Generated;
const peers: Contender[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peer-"));
  generated = await generate(
    { seed: 5, events: 1500, days: 2, accounts: 2, digests: false },
    folder,
  );
  peers.push(duckdbTable(join(folder, "peer.duckdb")), duckdbScan());
  for (const peer of peers) await peer.load(folder);
}, 60_000);

afterAll(async () => {
  for (const peer of peers) await peer.close();
  await rm(folder, { recursive: true });
});

test("loaded and scanned, the logs give the same answers", async () => {
  const [table, scan] = peers;
  for (const question of questionsOf(generated.story)) {
    const answer = await table?.ask(question);
    expect(answer?.rows, question.id).toBeGreaterThan(0);
    expect(await scan?.ask(question), question.id).toEqual(answer);
  }
}, 60_000);

test("copies of an event count once", async () => {
  expect(generated.totals.duplicates).toBeGreaterThan(0);
  const answer = await peers[0]?.ask({
    id: "all",
    title: "all events",
    ask: { kind: "page", where: [], limit: 10_000 },
  });
  expect(answer?.rows).toBe(1500);
});

test("the shared snapshot is found by its id, and only it", async () => {
  const event = questionsOf(generated.story).find(({ id }) => id === "event");
  expect(event && (await peers[0]?.ask(event))?.rows).toBe(1);
});

test("the order of rows is part of an answer", () => {
  expect(answerOf([["a"], ["b"]])).not.toEqual(answerOf([["b"], ["a"]]));
});
