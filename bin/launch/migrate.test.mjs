import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { pendingMigrations } from "./migrate.mjs";

const files = [
  { name: "0001_first", sql: "CREATE TABLE a (\n  x int\n);\n" },
  { name: "0002_second", sql: "SELECT 1;\n" },
];

function applied(name, sql, finished = new Date(0)) {
  const checksum = createHash("sha256").update(sql).digest("hex");
  return { migration_name: name, checksum, finished_at: finished };
}

test("what was not applied is pending, in order", () => {
  expect(pendingMigrations(files, [])).toEqual(files);
  expect(pendingMigrations(files, [applied("0001_first", files[0].sql)])).toEqual([files[1]]);
});

test("a checkout with other line ends is the same migration", () => {
  const windows = files[0].sql.replaceAll("\n", "\r\n");
  expect(pendingMigrations(files, [applied("0001_first", windows)])).toEqual([files[1]]);
});

test("a file changed after it was applied is refused by name", () => {
  expect(() => pendingMigrations(files, [applied("0001_first", "DROP TABLE a;")])).toThrow(
    /0001_first.*changed after/,
  );
});

test("a database ahead of this program is refused", () => {
  expect(() => pendingMigrations(files, [applied("0003_later", "")])).toThrow("newer Trailglass");
});

test("a migration another tool left unfinished is refused", () => {
  expect(() => pendingMigrations(files, [applied("0001_first", files[0].sql, null)])).toThrow(
    "did not finish",
  );
});
