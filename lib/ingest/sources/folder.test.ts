import { execFileSync } from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  rename,
  rm,
  symlink,
  unlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BODY_LIMITS } from "@/lib/ingest/body/body-limits";
import { FolderSource } from "./folder";
import { nameToText, textToName } from "./path-name";
import type { LogObject } from "./source";

const signal = new AbortController().signal;
const OLD = new Date("2026-01-01T00:00:00Z");
const DAY = "AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/02";
let top: string;
let root: string;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), "trailglass folder "));
  root = join(top, "root");
  await mkdir(root);
});

afterEach(async () => {
  await rm(top, { recursive: true, force: true });
});

async function put(
  name: string | Buffer,
  content: string | Buffer = "{}",
  at = OLD,
): Promise<void> {
  const path = Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name)]);
  await mkdir(path.subarray(0, path.lastIndexOf("/")), { recursive: true });
  await writeFile(path, content);
  await utimes(path, at, at);
}

async function list(source: FolderSource, prefixes?: string[]) {
  const objects: LogObject[] = [];
  const skipped: Record<string, string> = {};
  let pages = 0;
  for await (const page of source.list({ signal, ...(prefixes ? { prefixes } : {}) })) {
    pages += 1;
    objects.push(...page.objects);
    for (const { key, reason } of page.skipped) skipped[key] = reason;
  }
  return { objects, keys: objects.map(({ key }) => key), skipped, pages };
}

async function only(source: FolderSource): Promise<LogObject> {
  const [object] = (await list(source)).objects;
  if (!object) throw new Error("nothing was listed");
  return object;
}

test("files are listed newest delivery first, in pages, and read back", async () => {
  const name = (minute: string) =>
    `${DAY}/111122223333_CloudTrail_us-east-1_20260102T${minute}Z_abc.json.gz`;
  for (const minute of ["0100", "0300", "0200"]) await put(name(minute), minute);
  const source = await FolderSource.at(root, { pageObjects: 2 });
  const { keys, objects, pages } = await list(source);
  expect(keys).toEqual(["0300", "0200", "0100"].map(name));
  expect(pages).toBe(2);
  for (const object of objects) {
    const { bytes } = await source.open(object, signal);
    expect(object.key).toContain(bytes.toString());
    expect(object.sizeBytes).toBe(bytes.length);
  }
});

test("a large folder is listed in sorted stretches without missing a file", async () => {
  for (let number = 0; number < 25; number += 1) await put(`f${number}.json`);
  const { keys } = await list(await FolderSource.at(root, { sortedObjects: 10 }));
  expect(new Set(keys).size).toBe(25);
});

test("a link is not followed, whether to a file, a folder, or out of the root", async () => {
  await put("a.json");
  await mkdir(join(top, "outside"));
  await writeFile(join(top, "outside/secret.json"), "{}");
  await symlink(join(top, "outside"), join(root, "folder-link"));
  await symlink(join(top, "outside/secret.json"), join(root, "file-link"));
  await symlink(root, join(root, "loop"));
  const { keys, skipped } = await list(await FolderSource.at(root));
  expect(keys).toEqual(["a.json"]);
  expect(Object.keys(skipped).sort()).toEqual(["file-link", "folder-link", "loop"]);
  expect(skipped["file-link"]).toMatch(/symbolic link/);
});

test("a pipe and a socket are skipped and never opened", async () => {
  await put("a.json");
  execFileSync("mkfifo", [join(root, "pipe.json")]);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(root, "s.sock"), resolve));
  const { keys, skipped } = await list(await FolderSource.at(root));
  await new Promise((resolve) => server.close(resolve));
  expect(keys).toEqual(["a.json"]);
  expect(skipped["pipe.json"]).toMatch(/Not a regular file/);
  expect(skipped["s.sock"]).toMatch(/Not a regular file/);
});

test("a file replaced, grown, removed, or turned into a link or pipe after listing is not read", async () => {
  await put("sub/a.json");
  const source = await FolderSource.at(root);
  const object = await only(source);
  const path = join(root, "sub/a.json");
  await writeFile(path, "changed");
  await expect(source.open(object, signal)).rejects.toMatchObject({ name: "ChangedError" });
  await unlink(path);
  await expect(source.open(object, signal)).rejects.toMatchObject({ name: "GoneError" });
  await symlink("/etc/hostname", path);
  await expect(source.open(object, signal)).rejects.toMatchObject({ name: "GoneError" });
  await unlink(path);
  execFileSync("mkfifo", [path]);
  await expect(source.open(object, signal)).rejects.toMatchObject({ name: "ChangedError" });
  await rename(join(root, "sub"), join(root, "moved"));
  await symlink("moved", join(root, "sub"));
  await expect(source.open(object, signal)).rejects.toMatchObject({ name: "GoneError" });
});

test("a key that leads out of the root is refused", async () => {
  await put("a.json");
  const source = await FolderSource.at(root);
  const object = await only(source);
  for (const key of [
    "../root/a.json",
    "/etc/passwd",
    "x/../a.json",
    "./a.json",
    "a.json\0",
    "\ufffd%2fetc",
  ]) {
    await expect(source.open({ ...object, key }, signal)).rejects.toMatchObject({
      name: "GoneError",
    });
  }
});

test("a file still being written waits for a later listing", async () => {
  await put("fresh.json", "{", new Date());
  await put("from-a-wrong-clock.json", "{}", new Date("2099-01-01T00:00:00Z"));
  expect((await list(await FolderSource.at(root))).keys).toEqual(["from-a-wrong-clock.json"]);
  expect((await list(await FolderSource.at(root, { settleMs: 0 }))).keys).toContain("fresh.json");
});

test("names of any bytes are listed and read", async () => {
  const names = [
    Buffer.from("with space\n\u202e.json"),
    Buffer.from([0x61, 0xff, 0x2e]),
    Buffer.from("\ufffdmarked"),
    Buffer.from("a!b%41"),
  ];
  for (const name of names) {
    await put(name, name);
    expect(textToName(nameToText(name)).equals(name)).toBe(true);
  }
  const source = await FolderSource.at(root);
  const { objects } = await list(source);
  const read = await Promise.all(
    objects.map(async (object) => (await source.open(object, signal)).bytes.toString("hex")),
  );
  expect(read.sort()).toEqual(names.map((name) => name.toString("hex")).sort());
});

test("a folder that cannot be read is told and does not stop the listing", async ({ skip }) => {
  if (process.getuid?.() === 0) skip("root reads every folder");
  await put("a.json");
  await put("closed/b.json");
  await chmod(join(root, "closed"), 0);
  const { keys, skipped } = await list(await FolderSource.at(root));
  await chmod(join(root, "closed"), 0o700);
  expect(keys).toEqual(["a.json"]);
  expect(Object.keys(skipped)).toEqual(["closed/"]);
});

test("one file alone may be a source, and a missing path is a problem of the source", async () => {
  await put("a.json");
  await put("b.json");
  expect((await list(await FolderSource.at(join(root, "a.json")))).keys).toEqual(["a.json"]);
  await expect(FolderSource.at(join(root, "none"))).rejects.toMatchObject({
    name: "BlockedError",
    scope: "source",
  });
});

test("a root that went away is an error, not an empty listing", async () => {
  const source = await FolderSource.at(root);
  await rm(root, { recursive: true });
  await expect(list(source)).rejects.toMatchObject({ name: "BlockedError" });
});

test("prefixes narrow a listing, and folders below a prefix are named", async () => {
  await put(`${DAY}/a.json`);
  await put("AWSLogs/444455556666/CloudTrail/eu-west-1/2026/01/02/b.json");
  await put("other/c.json");
  const source = await FolderSource.at(root);
  expect((await list(source, [`${DAY}/`])).keys).toEqual([`${DAY}/a.json`]);
  expect(await source.listFolders("AWSLogs/", signal)).toEqual(["111122223333", "444455556666"]);
  expect(await source.listFolders("", signal)).toEqual(["AWSLogs", "other"]);
});

test("a file above the limit is refused before it is read", async () => {
  await put("a.json", "x".repeat(100));
  const source = await FolderSource.at(root, { limits: { ...BODY_LIMITS, compressedBytes: 99 } });
  await expect(source.open(await only(source), signal)).rejects.toMatchObject({
    reason: "too-large",
  });
});
