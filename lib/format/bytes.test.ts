import { expect, test } from "vitest";
import { formatBytes } from "./bytes";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.00 kB"],
  [1310, "1.31 kB"],
  [12_345, "12.3 kB"],
  [640_000_000, "640 MB"],
  [999_999, "1.00 MB"],
  [5e15, "5.00 PB"],
])("shows %d bytes as %s", (size, shown) => {
  expect(formatBytes(size)).toBe(shown);
});
