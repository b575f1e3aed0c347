import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeZip } from "@/lib/ingest/testing/make-zip";
import { FolderSource } from "./folder";
import type { LogObject } from "./source";

const signal = new AbortController().signal;
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "trailglass-zip-"));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function put(name: string, content: string | Buffer): Promise<void> {
  const path = join(root, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  await utimes(path, 0, 0);
}

async function list() {
  const objects: LogObject[] = [];
  const skipped: Record<string, string> = {};
  for await (const page of (await FolderSource.at(root)).list({ signal })) {
    objects.push(...page.objects);
    for (const { key, reason } of page.skipped) skipped[key] = reason;
  }
  return { objects, skipped };
}

async function only(): Promise<LogObject> {
  const [object] = (await list()).objects;
  if (!object) throw new Error("nothing was listed");
  return object;
}

test("members of a zip archive are objects; hostile names are only labels", async () => {
  await put(
    "logs.zip!dir/x.zip",
    makeZip([
      { name: "a/1.json", body: "one" },
      { name: "../../etc/passwd", body: "two" },
      { name: "/abs\\win", body: "three" },
      { name: "nul\0name", body: "four" },
      { name: "a/1.json", body: "five" },
      { name: "folder/", body: "" },
      { name: "link", body: "/etc/passwd", mode: 0o120777 },
    ]),
  );
  const source = await FolderSource.at(root);
  const { objects, skipped } = await list();
  const bodies = await Promise.all(
    objects.map(async (object) => (await source.open(object, signal)).bytes.toString()),
  );
  expect(bodies.sort()).toEqual(["five", "four", "one", "three", "two"]);
  expect(objects.map(({ key }) => key)).toContain("logs.zip!dir/x.zip!../../etc/passwd");
  expect(skipped["logs.zip!dir/x.zip!link"]).toMatch(/Not a regular file/);
  expect(new Set(objects.map(({ etag }) => etag)).size).toBe(5);
});

test("damaged archives and bombs inside them are told", async () => {
  await put("broken.zip", "PK\x03\x04 this is no archive");
  const broken = await list();
  expect(broken.skipped["broken.zip"]).toMatch(/cannot be listed/);
  await rm(join(root, "broken.zip"));
  await put("bomb.zip", makeZip([{ name: "zeros", body: "\0".repeat(20 * 1024 * 1024) }]));
  const source = await FolderSource.at(root);
  await expect(source.open(await only(), signal)).rejects.toMatchObject({
    reason: "gzip-bomb",
  });
  await put("bomb.zip", makeZip([{ name: "lies", body: "more than it says", size: 3 }]));
  await expect(source.open(await only(), signal)).rejects.toMatchObject({
    reason: "zip-unreadable",
  });
});
