import { expect, test } from "vitest";
import type { Digest } from "@/lib/digest/digest";
import { NamedFiles } from "./named-files";

const digest: Digest = {
  ...{ account: "111122223333", bucket: "logs", key: "digest", endTime: "" },
  ...{ startMs: 0, endMs: 0, fingerprint: "", algorithm: "", previous: null },
  ...{ logFiles: [], otherAlgorithm: [] },
};

test("a hundred thousand files of one name in as many folders are each known once", () => {
  const logFiles = Array.from({ length: 100_000 }, (_, at) => {
    return { bucket: "logs", key: `${at}/same.json.gz`, sha256: "" };
  });
  const named = new NamedFiles();
  named.add("one", { ...digest, logFiles });
  named.add("two", { ...digest, logFiles: logFiles.slice(7, 8) });
  expect([...named]).toHaveLength(100_000);
  const both = [{ digest: "one" }, { digest: "two" }];
  expect(named.find("logs", "7/same.json.gz")).toMatchObject([{ by: both }]);
  expect(named.find(null, "copy/7/same.json.gz")).toMatchObject([{ by: both }]);
  expect(named.find("other", "7/same.json.gz")).toEqual([]);
  // Compared each with each, they would take a minute.
});

test("a bucket's name and a key do not run into each other", () => {
  const named = new NamedFiles();
  const logFiles = [
    { bucket: "a", key: "b/c", sha256: "" },
    { bucket: "a/b", key: "c", sha256: "" },
  ];
  named.add("one", { ...digest, logFiles });
  expect([...named]).toHaveLength(2);
  expect(named.find("a", "b/c")).toMatchObject([{ bucket: "a" }]);
});
