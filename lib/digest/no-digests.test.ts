import { expect, test } from "vitest";
import { noDigestsFinding } from "./no-digests";
import { CHAIN_FINDINGS } from "./verdict";

const PLACE = { account: "111122223333", region: "eu-west-1", key: "a log", fromMs: 0, toMs: 1 };

test("log files without any digest are a finding that proves nothing either way", () => {
  const finding = noDigestsFinding({ ...PLACE, bucket: null, files: 3 });
  expect(finding).toMatchObject({ kind: "no-digests", bucket: null, key: "a log", toMs: 1 });
  expect(finding.detail).toMatch(/^No digests found: 3 log files of 111122223333 in eu-west-1/);
  expect(CHAIN_FINDINGS["no-digests"]).toBe("open");
});

test("one file is told as one", () => {
  expect(noDigestsFinding({ ...PLACE, bucket: "b", files: 1 }).detail).toContain("1 log file of");
});
