import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openTrailIndex, type TrailIndex } from "@/lib/integrity/runs/testing/trail-index";
import { TrailWorld } from "@/lib/integrity/testing/trail-world";
import { run } from "./run";
import { verify } from "./verify";

const world = new TrailWorld();
const hours = world.hours(world.chain(), 3);
let trail: TrailIndex;
let data: string;

beforeEach(async () => {
  trail = await openTrailIndex(world);
  data = mkdtempSync(join(tmpdir(), "trailglass-verify-"));
  vi.stubEnv("DATABASE_URL", trail.index.url);
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await trail.close();
  rmSync(data, { recursive: true });
});

async function runVerify(...args: string[]) {
  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  const all = ["verify", "--data", data, "--keys", trail.pinnedFile, ...args];
  const code = await run({ verify }, "", all);
  vi.restoreAllMocks();
  return { code, text: said.join("") };
}

test("what is indexed is proven by a numbered run, and what lies there now by another", async () => {
  const indexed = await runVerify("--json");
  expect(indexed.code).toBe(0);
  expect(JSON.parse(indexed.text)).toMatchObject({
    ...{ run: 1, isProven: true, keySource: "pinned", findings: [] },
    digests: { verified: 3 },
    files: { verified: 3 },
    coverage: { hours: { verified: 3 } },
  });

  const [, hour] = hours;
  trail.write(hour?.log ?? "", Buffer.from("changed since"));
  expect((await runVerify()).text).toContain("\nPROVEN: ");
  const now = await runVerify("--reread", "--json");
  expect(now.code).toBe(1);
  expect(JSON.parse(now.text)).toMatchObject({
    ...{ run: 3, isProven: false, files: { verified: 2, "invalid-format": 1 } },
    findings: [{ kind: "file-invalid-format", key: hour?.log }],
  });
});

test("32: a range that runs backwards is wrong use", async () => {
  expect((await runVerify("--from", "2026-07-02", "--to", "2026-07-01")).code).toBe(2);
});
