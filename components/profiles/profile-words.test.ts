import { expect, test } from "vitest";
import { profilesHref } from "@/lib/api/profile-href";
import { accessCsv, accessNote } from "./access-csv";
import { differenceWords } from "./compare-rows";
import { factGroups } from "./fact-groups";
import { blockGroups, KINDS } from "./kind-words";
import { listCsv } from "./list-csv";
import { baselineWords, mfaShare, pageWords, searchedWords } from "./profile-words";

const DAY_MS = 86_400_000;
const baseline = { fromMs: 0, toMs: 45 * DAY_MS, coveredHours: 72, missingHours: 1008 };

test("without enough of the time before, nothing is called new", () => {
  expect(baselineWords({ ...baseline, coveredDays: 3, isEnough: false })).toBe(
    "Cannot tell yet what is new: 3 of the 45 days before are covered.",
  );
  expect(baselineWords({ ...baseline, coveredDays: 40, missingHours: 1, isEnough: true })).toBe(
    "Measured against the 45 days before: 40 covered, 1 hour missing.",
  );
});

test.each([
  [{ yes: 0, no: 0, unknown: 9 }, "not recorded"],
  [{ yes: 0, no: 4, unknown: 5 }, "0\u202f%"],
  [{ yes: 5, no: 0, unknown: 5 }, "50\u202f%"],
  [{ yes: 1, no: 0, unknown: 0 }, "100\u202f%"],
])("MFA of %j: what is not recorded is not taken for no", (mfa, share) => {
  expect(mfaShare(mfa)).toBe(share);
});

test("a page says where in the list it stands", () => {
  const row = {
    ...{ id: "a", name: "=a", kind: null, account: null, firstMs: null, lastMs: 0, mfa: null },
    ...{ counts: { events: 2, denied: 1, errors: 0 }, regions: null, fresh: null, link: null },
  };
  expect(pageWords({ total: 1, rows: [row] }, 0, "ip")).toBe("1 IP address");
  expect(pageWords({ total: 250, rows: [row, row] }, 200, "key")).toBe(
    "201–202 of 250 access keys",
  );
  expect(pageWords({ total: 0, rows: [] }, 0, "session")).toBe("0 sessions");
  expect(listCsv([row]).split("\r\n")[1]).toBe('a,"\'=a",,,,1970-01-01T00:00:00.000Z,2,1,0,,,,,');
});

test("an empty list says what was looked for", () => {
  expect(searchedWords({ contains: "x", kind: "root" })).toBe(
    "of the kind “root user” whose name or id contains “x”",
  );
  expect(searchedWords({ contains: "", kind: "" })).toBe("");
});

test.each([
  [null, "unknown"],
  [0, "same"],
  [1234, "+1\u202f234"],
  [-5, "−5"],
])("a difference of %j is %s", (difference, words) => {
  expect(differenceWords({ difference })).toBe(words);
});

test("what was tried in vain, and what is granted for nothing, is said", () => {
  expect(accessNote({ isGranted: null, used: 0, denied: 2 })).toBe("tried but denied");
  expect(accessNote({ isGranted: true, used: 1, denied: 2 })).toBe("partly denied");
  expect(accessNote({ isGranted: true, used: 0, denied: 0 })).toBe("granted, not used");
  expect(accessNote({ isGranted: null, used: 0, denied: 0 })).toBeNull();
});

test("a CSV of what is granted has each action, and services without any", () => {
  const row = { isGranted: null, used: 1, denied: 0, lastMs: null, link: null };
  const services = [
    { ...row, service: "s3", actions: [{ ...row, action: "GetObject" }] },
    { ...row, service: "kms", actions: [] },
  ];
  expect(accessCsv(services).split("\r\n").slice(1, 3)).toEqual([
    "s3,GetObject,unknown,1,0,",
    "kms,,unknown,1,0,",
  ]);
});

test("facts of one label stand together", () => {
  const fact = (label: string, value: string) => ({ label, value, profile: null });
  const groups = factGroups([fact("ARN", "a"), fact("Kind", "role"), fact("ARN", "b")]);
  expect(groups.map(({ label, facts }) => [label, facts.length])).toEqual([
    ["ARN", 2],
    ["Kind", 1],
  ]);
});

test("every kind has a list and tables, none of them about itself", () => {
  expect(KINDS.map(profilesHref)).toEqual([
    "/principals",
    "/sessions",
    "/ips",
    "/keys",
    "/resources",
    "/accounts",
  ]);
  for (const kind of KINDS) {
    const blocks = blockGroups(kind).flatMap((group) => group.blocks);
    expect(new Set(blocks).size).toBe(blocks.length);
    expect(blocks).not.toContain(`${kind}s`);
  }
});
