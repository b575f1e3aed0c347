import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hashSources, unlessDone } from "./sources.mjs";

const root = mkdtempSync(join(tmpdir(), "sources-"));
mkdirSync(join(root, "lib/generated"), { recursive: true });
writeFileSync(join(root, "lib/a.ts"), "one");
afterAll(() => rmSync(root, { recursive: true }));

test("the hash follows names and contents, and leaves tests and generated files out", () => {
  const before = hashSources(root, ["lib", "absent"]);
  writeFileSync(join(root, "lib/a.test.ts"), "x");
  writeFileSync(join(root, "lib/generated/client.ts"), "x");
  expect(hashSources(root, ["lib", "absent"])).toBe(before);
  writeFileSync(join(root, "lib/a.ts"), "two");
  const changed = hashSources(root, ["lib", "absent"]);
  expect(changed).not.toBe(before);
  writeFileSync(join(root, "lib/b.ts"), "");
  expect(hashSources(root, ["lib", "absent"])).not.toBe(changed);
});

test("moving bytes between two files changes the hash", () => {
  writeFileSync(join(root, "lib/a.ts"), "xy");
  writeFileSync(join(root, "lib/b.ts"), "z");
  const before = hashSources(root, ["lib"]);
  writeFileSync(join(root, "lib/a.ts"), "x");
  writeFileSync(join(root, "lib/b.ts"), "yz");
  expect(hashSources(root, ["lib"])).not.toBe(before);
});

test("work is done once per hash, and again when what it made is missing", async () => {
  const stamp = join(root, "out/.stamp");
  const made = join(root, "made");
  let times = 0;
  const work = async () => {
    times += 1;
    writeFileSync(made, "");
  };
  expect(await unlessDone({ stamp, hash: "1", needs: [made] }, work)).toBe(true);
  expect(await unlessDone({ stamp, hash: "1", needs: [made] }, work)).toBe(false);
  rmSync(made);
  expect(await unlessDone({ stamp, hash: "1", needs: [made] }, work)).toBe(true);
  expect(await unlessDone({ stamp, hash: "2", needs: [made] }, work)).toBe(true);
  expect(times).toBe(3);
});

test("work that fails leaves no stamp", async () => {
  const stamp = join(root, "out/.stamp");
  const fail = async () => {
    throw new Error("cut off");
  };
  await expect(unlessDone({ stamp, hash: "3", needs: [] }, fail)).rejects.toThrow("cut off");
  expect(existsSync(stamp)).toBe(false);
});
