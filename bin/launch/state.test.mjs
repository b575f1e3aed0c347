import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { thisProcess } from "./processes.mjs";
import { claimDataDir, dropState, makeDataDir, readState, writeState } from "./state.mjs";

let dataDir = "";
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), "state ")), "data");
  makeDataDir(dataDir);
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test("the data folder and the state are closed to others", async () => {
  await claimDataDir(dataDir);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, "state.json")).mode & 0o777).toBe(0o600);
});

test("one of many that start together gets the folder", async () => {
  const claims = await Promise.all(Array.from({ length: 8 }, () => claimDataDir(dataDir)));
  expect(claims.filter((claim) => "mine" in claim)).toHaveLength(1);
  expect(claims.filter((claim) => "running" in claim)).toHaveLength(7);
});

test("what a launcher that is gone left behind is kept in sight", async () => {
  const worker = { pid: 4242, started: "before" };
  const gone = { ...thisProcess(), started: "before", children: { worker } };
  writeState(dataDir, {
    ...gone,
    startedAt: "",
    url: null,
    port: null,
    databaseUrl: null,
    embedded: true,
  });
  const claim = await claimDataDir(dataDir);
  expect(claim).toMatchObject({ mine: { ...thisProcess(), children: { worker } } });
  expect(readState(dataDir)).toMatchObject({ children: { worker } });
});

test.each(["", "{", "[]", "null", '{"pid":-1,"started":"x"}'])(
  "a state that cannot be read (%s) is no state",
  async (text) => {
    writeFileSync(join(dataDir, "state.json"), text);
    expect(readState(dataDir)).toBe(null);
    expect(await claimDataDir(dataDir)).toHaveProperty("mine");
    dropState(dataDir);
  },
);
