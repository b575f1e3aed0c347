import { expect, test } from "vitest";
import {
  judgeAll,
  judgeObject,
  judgeObjects,
  kindsOf,
  TEST_KEYS,
  verdictsOf,
} from "./testing/judge-objects";
import { SignedChain, type SignedObject, withChangedBody } from "./testing/signed-chain";

const tamper = (object: SignedObject) =>
  withChangedBody(object, (fields) => Object.assign(fields, { added: 1 }));

/** A folder where only some digests have their metadata in a side file. */
const judgeCopies = (objects: readonly SignedObject[], hasMetadata: (at: number) => boolean) =>
  judgeAll(objects.map((object, at) => judgeObject(object, { copied: !hasMetadata(at) })));

test("in a copy without metadata each digest is proven by the next, and the newest is not", () => {
  const chain = judgeObjects(new SignedChain().hours(5), { copied: true });
  expect(verdictsOf(chain)).toEqual([...Array(4).fill("verified"), "no-signature"]);
  expect(chain.digests.map(({ signatureFrom }) => signatureFrom)).toEqual([
    ...Array(4).fill("next-digest"),
    null,
  ]);
  expect(chain.findings).toEqual([]);
});

test("a side file for the newest digest proves the whole chain", () => {
  const objects = new SignedChain().hours(5);
  expect(verdictsOf(judgeCopies(objects, (at) => at === 4))).toEqual(Array(5).fill("verified"));
});

test("with metadata, its own signature counts and not what the next digest repeats", () => {
  const made = new SignedChain();
  const first = made.next();
  const second = made.next({
    change: (fields) => {
      fields.previousDigestSignature = "00".repeat(256);
    },
  });
  const chain = judgeObjects([first, second]);
  expect(chain.digests[0]).toMatchObject({ verdict: "verified", signatureFrom: "metadata" });
});

test("a changed digest in a copy fails, and those before it are still proven", () => {
  const objects = new SignedChain().hours(6);
  const planted = objects.map((object, at) => (at === 3 ? tamper(object) : object));
  const chain = judgeObjects(planted, { copied: true });
  expect(verdictsOf(chain)).toEqual([
    ...Array(3).fill("verified"),
    "signature-failed",
    "verified",
    "no-signature",
  ]);
  expect(kindsOf(chain)).toEqual(["digest-signature-failed"]);
});

test("a wrong signature that an unproven digest repeats says nothing about the one before", () => {
  const objects = new SignedChain().hours(4);
  const planted = objects.map((object, at) =>
    at === 2
      ? withChangedBody(object, (fields) => {
          fields.previousDigestSignature = "00".repeat(256);
        })
      : object,
  );
  const chain = judgeObjects(planted, { copied: true });
  expect(verdictsOf(chain)).toEqual([
    "verified",
    "no-signature",
    "signature-failed",
    "no-signature",
  ]);
  expect(chain.findings).toHaveLength(1);
});

test("a deleted digest takes one signature with it, and no more", () => {
  const objects = new SignedChain().hours(6);
  const chain = judgeObjects(
    objects.filter((_, at) => at !== 3),
    { copied: true },
  );
  expect(verdictsOf(chain)).toEqual([
    "verified",
    "verified",
    "no-signature",
    "verified",
    "no-signature",
  ]);
  expect(chain.findings).toMatchObject([{ kind: "digest-missing", key: objects[3]?.key }]);
});

test("the tree may be copied twice; each copy is judged, and the chain is one", () => {
  const objects = new SignedChain().hours(4);
  const copies = ["a", "b"].flatMap((folder) =>
    objects.map((object) => ({ ...object, key: `${folder}/${object.key}` })),
  );
  const chain = judgeObjects(copies, { copied: true });
  expect(verdictsOf(chain)).toEqual([...Array(6).fill("verified"), "no-signature", "no-signature"]);
  expect(chain.findings).toEqual([]);
  const [first, ...others] = copies;
  if (!first) return expect.fail();
  const planted = judgeObjects([tamper(first), ...others], { copied: true });
  expect(planted.findings).toMatchObject([
    { kind: "digest-signature-failed", key: first.key, bucket: null },
  ]);
});

test("without any public key nothing is called wrong", () => {
  const objects = new SignedChain().hours(4);
  const chain = judgeObjects(objects, { copied: true, keyOf: () => null });
  expect(verdictsOf(chain)).toEqual([...Array(3).fill("key-not-found"), "no-signature"]);
  expect(chain.findings).toEqual([]);
});

test("a digest is not proven by the next of another trail", () => {
  const main = new SignedChain().hours(1);
  const other = new SignedChain({ trail: "other" }).hours(2);
  const chain = judgeObjects([...main, ...other.slice(1)], { copied: true, keyOf: TEST_KEYS });
  expect(verdictsOf(chain)).toEqual(["no-signature", "no-signature"]);
});
