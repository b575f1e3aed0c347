import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { mayEnter, mayUse } from "./postgres-place.mjs";

const folder = mkdtempSync(join(tmpdir(), "place-"));
const inner = join(folder, "closed/inner");
mkdirSync(inner, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const { uid, gid } = statSync(folder);
const owner = { uid, gid };
const stranger = { uid: uid + 1, gid: gid + 1 };
const groupMate = { uid: uid + 1, gid };

test("the permission bits of owner, group and others are told apart", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  chmodSync(file, 0o640);
  expect(mayUse(owner, file, 4)).toBe(true);
  expect(mayUse(groupMate, file, 4)).toBe(true);
  expect(mayUse(stranger, file, 4)).toBe(false);
  chmodSync(file, 0o604);
  expect(mayUse(groupMate, file, 4)).toBe(false);
});

test("one closed folder on the way keeps a stranger out", () => {
  chmodSync(folder, 0o711);
  chmodSync(join(folder, "closed"), 0o711);
  expect(mayEnter(stranger, inner)).toBe(true);
  chmodSync(join(folder, "closed"), 0o700);
  expect(mayEnter(stranger, inner)).toBe(false);
  expect(mayEnter(owner, inner)).toBe(true);
});
