import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { printPinnedKeys } from "@/lib/digest/pinned-keys";
import { CHAIN_START_MS, HOUR_MS, listedKey } from "@/lib/digest/testing/signed-chain";
import { TrailWorld } from "@/lib/integrity/testing/trail-world";
import { writeFolder } from "@/lib/integrity/testing/write-folder";
import { run } from "./run";
import { verify } from "./verify";

/** Nobody is asked for keys with the credentials of whoever runs the tests. */
beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
  vi.stubEnv("AWS_PROFILE", undefined);
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
  vi.stubEnv("AWS_CONFIG_FILE", "/dev/null");
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function folderOf(world: TrailWorld): Promise<string> {
  const folder = await writeFolder(world.objects, { sideFiles: true });
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Runs the command over a folder that holds a world and, beside it, a file of its key. */
async function runVerify(world: TrailWorld, ...args: string[]) {
  const folder = await folderOf(world);
  const keysFile = join(folder, "keys.json");
  await writeFile(keysFile, printPinnedKeys([listedKey()]));
  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  const code = await run({ verify }, "", ["verify", folder, "--keys", keysFile, ...args]);
  return { code, text: said.join("") };
}

test("a copy that is whole is proven, in the words of validate-logs", async () => {
  const world = new TrailWorld();
  const [first, second] = world.hours(world.chain(), 2);
  const { code, text } = await runVerify(world);
  expect(code).toBe(0);
  expect(text.split("\n")).toEqual([
    `Digest file\t${second?.digest}\tvalid`,
    `Log file\t${second?.log}\tvalid`,
    `Digest file\t${first?.digest}\tvalid`,
    `Log file\t${first?.log}\tvalid`,
    "",
    "Results requested for the beginning to the end",
    "Results found for 2026-07-01 05:00:00Z to 2026-07-01 07:00:00Z:",
    "",
    "2/2 digest files valid",
    "2/2 log files valid",
    "",
    "Chain\t111122223333 eu-west-1 main\t2 digests, 0 findings",
    "Delivery\tverified\t2.0 hours",
    "PROVEN: every digest and log file in range is signed and unchanged.",
    "",
  ]);
});

test("each fault is a line and a finding, and names cannot drive the terminal", async () => {
  const world = new TrailWorld("\u001b[2J/");
  const [first, second, third] = world.hours(world.chain(), 3);
  world.rewrite(first?.log ?? "", (bytes) => Buffer.concat([bytes, bytes]));
  world.remove(second?.log ?? "");
  const { metadata } = world.at(third?.digest ?? "");
  world.objects.set(third?.digest ?? "", {
    bytes: world.at(third?.digest ?? "").bytes,
    metadata: { ...metadata, signature: "00" },
  });
  const { code, text } = await runVerify(world);
  expect(code).toBe(1);
  expect(text).not.toContain("\u001b");
  for (const line of [
    "INVALID: unexpected data after end of compressed stream",
    "INVALID: not found",
    "INVALID: signature verification failed",
    "NOT PROVEN: the digest that names it is not verified",
    "2/3 digest files valid, 1/3 digest files INVALID",
    "0/3 log files valid, 2/3 log files INVALID, 1/3 log files NOT PROVEN",
    "Finding\tfile-trailing-data\t",
    "Finding\tfile-missing\t",
    "Finding\tdigest-signature-failed\t",
    "\nNOT PROVEN: 3 findings.",
  ]) {
    expect(text).toContain(line);
  }
});

test("JSON holds chains, counts by verdict, findings and coverage", async () => {
  const world = new TrailWorld();
  const [, hour] = world.hours(world.chain(), 3);
  world.remove(hour?.log ?? "");
  const { code, text } = await runVerify(world, "--json");
  expect(code).toBe(1);
  expect(JSON.parse(text)).toMatchObject({
    ...{ run: null, from: null, to: null, keySource: "pinned", isProven: false },
    chains: [{ account: "111122223333", region: "eu-west-1", trail: "main", digests: 3 }],
    digests: { verified: 3 },
    files: { verified: 2, missing: 1 },
    findings: [{ kind: "file-missing", bucket: null, key: hour?.log, detail: "not found" }],
    coverage: {
      fromMs: CHAIN_START_MS,
      toMs: CHAIN_START_MS + 3 * HOUR_MS,
      hours: { verified: 3 },
    },
  });
});

test("a range that is whole is proven, whatever is wrong outside of it", async () => {
  const world = new TrailWorld();
  const hours = world.hours(world.chain(), 8);
  world.remove(hours[1]?.log ?? "", hours[6]?.log ?? "");
  const range = ["--from", "2026-07-01T07:00Z", "--to", "2026-07-01T10:00Z", "--json"];
  const { code, text } = await runVerify(world, ...range);
  expect(JSON.parse(text)).toMatchObject({ digests: { verified: 3 }, files: { verified: 3 } });
  expect(code).toBe(0);
});

test("a key file that lies among the logs is not trusted", async () => {
  const world = new TrailWorld();
  world.hours(world.chain(), 2);
  const folder = await folderOf(world);
  await writeFile(join(folder, "cloudtrail-public-keys.json"), printPinnedKeys([listedKey()]));
  const empty = join(folder, "none.json");
  await writeFile(empty, printPinnedKeys([listedKey(undefined, "us-west-2")]));
  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  expect(await run({ verify }, "", ["verify", folder, "--keys", empty, "--json"])).toBe(1);
  expect(JSON.parse(said.join(""))).toMatchObject({
    ...{ digests: { "key-not-found": 2 }, files: { "cannot-check": 2 }, findings: [] },
  });
});

test("nothing to prove by is not proven", async () => {
  const { code, text } = await runVerify(new TrailWorld());
  expect(code).toBe(1);
  expect(text).toContain("No digests found");
});

test.each([
  ["32: a range that runs backwards", ["--from", "2026-07-02T00:00Z", "--to", "2026-07-01T00:00Z"]],
  ["a time that is none", ["--from", "yesterdayish"]],
  ["a second place", ["elsewhere"]],
])("%s is wrong use", async (_, args) => {
  expect((await runVerify(new TrailWorld(), ...args)).code).toBe(2);
});

test("a key file that cannot be used is wrong use", async () => {
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  expect(await run({ verify }, "", ["verify", "/tmp", "--keys", "/nowhere/keys.json"])).toBe(2);
});
