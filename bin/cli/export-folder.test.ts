import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ExportFile } from "@/lib/events/export-package";
import { writeFolder } from "./export-folder";

async function* files(...names: string[]): AsyncGenerator<ExportFile> {
  for (const name of names) yield { name, chunks: content(name) };
}

async function* content(name: string): AsyncGenerator<Buffer> {
  yield Buffer.from(name);
}

test("when one file cannot take its name none of them stays", async () => {
  const dir = mkdtempSync(join(tmpdir(), "trailglass-folder-"));
  mkdirSync(join(dir, "b"));
  const writing = async () => {
    for await (const _chunk of writeFolder(dir, files("a", "b", "c"))) {
      // What is written is of no matter.
    }
  };
  await expect(writing()).rejects.toThrow();
  expect(readdirSync(dir)).toEqual(["b"]);
  rmSync(dir, { recursive: true });
});
