import { expect, test } from "vitest";
import type { JudgedDigest } from "./digest";
import { judgeChain } from "./judge-chain";
import { judgeDigest } from "./judge-digest";
import { CHAIN_START_MS, HOUR_MS, knowing, listedKey, SignedChain } from "./testing/signed-chain";

const COPIES = 100;

test("copies of two digests cost as many checks of signatures as there are digests, not pairs of them", () => {
  const known = knowing(listedKey());
  let asked = 0;
  const keyOf: typeof known = (...name) => {
    asked += 1;
    return known(...name);
  };
  const copies = new SignedChain().hours(2).flatMap(({ key, body }) =>
    Array.from({ length: COPIES }, (_, at): JudgedDigest => {
      const place = { bucket: null, exactPlace: false, metadata: null };
      return judgeDigest({ ...place, key: `copy-${at}/${key}`, body }, known);
    }),
  );
  const { digests, findings } = judgeChain(copies, {
    keyOf,
    knownUntilMs: CHAIN_START_MS + 2 * HOUR_MS,
    ...{ fromMs: null, toMs: null },
  });
  expect(digests.filter(({ verdict }) => verdict === "verified")).toHaveLength(COPIES);
  expect(findings).toEqual([]);
  expect(asked).toBeLessThanOrEqual(2 * COPIES);
});
