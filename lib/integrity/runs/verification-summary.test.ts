import { expect, test } from "vitest";
import type { VerificationSummary } from "@/lib/api/integrity-contract";
import { isProven, mergeSummaries } from "./verification-summary";

const PLACE: VerificationSummary = {
  chains: [
    {
      ...{ location: "/logs", account: "111122223333", region: "eu-west-1", trail: "main" },
      ...{ homeRegion: "us-east-1", backfill: false, digests: 2, verdicts: { verified: 2 } },
      ...{ firstMs: 1_000, lastMs: 3_000, findings: 0 },
    },
  ],
  digests: { verified: 2 },
  files: { verified: 5, mismatch: 0 },
  kinds: {},
  coverage: { fromMs: 1_000, toMs: 3_000, hours: { verified: 2 } },
};
const NOTHING = mergeSummaries([]);

test("the figures of several places are added, and their times span them all", () => {
  const other = {
    ...PLACE,
    files: { verified: 1, missing: 1 },
    kinds: { "file-missing": 1 },
    coverage: { fromMs: 500, toMs: 2_000, hours: { verified: 1, missing: 3 } },
  };
  expect(mergeSummaries([NOTHING, PLACE, other, NOTHING])).toEqual({
    chains: [...PLACE.chains, ...PLACE.chains],
    digests: { verified: 4 },
    files: { verified: 6, mismatch: 0, missing: 1 },
    kinds: { "file-missing": 1 },
    coverage: { fromMs: 500, toMs: 3_000, hours: { verified: 3, missing: 3 } },
  });
});

test("only what is verified throughout is proven, and nothing at all is not", () => {
  expect(isProven(PLACE)).toBe(true);
  expect(isProven(NOTHING)).toBe(false);
  for (const files of [{ verified: 5, mismatch: 1 }, { "not-checked": 1 }, { constructor: 1 }]) {
    expect(isProven({ ...PLACE, files })).toBe(false);
  }
  expect(isProven({ ...PLACE, digests: { verified: 2, "key-not-found": 1 } })).toBe(false);
  expect(isProven({ ...PLACE, kinds: { gap: 1 } })).toBe(false);
  expect(isProven({ ...PLACE, chains: [] })).toBe(false);
});
