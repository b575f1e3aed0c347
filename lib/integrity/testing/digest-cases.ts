import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { HOUR_MS, listedKey } from "@/lib/digest/testing/signed-chain";
import type { PlantedCase, PlantedWorld } from "./planted-case";
import { knownKeys, type TrailWorld, type WorldHour } from "./trail-world";

/** A case in which one thing is done to the second of four digests. */
function onDigest(
  name: string,
  verdict: string,
  change: (world: TrailWorld, digest: string, hours: readonly WorldHour[]) => void,
  isFinding = true,
): PlantedCase {
  return {
    name,
    plant(world): PlantedWorld {
      const hours = world.hours(world.chain(), 4);
      const { digest } = hours[1] ?? { digest: "" };
      change(world, digest, hours);
      return {
        digests: { verified: 3, [verdict]: 1 },
        files: { verified: 3, "cannot-check": 1 },
        findings: isFinding ? [`digest-${verdict} ${digest}`] : [],
      };
    },
  };
}

/** Changes what S3 keeps beside an object. */
function setMetadata(world: TrailWorld, key: string, change: Record<string, string | null>): void {
  const { bytes, metadata } = world.at(key);
  const entries = Object.entries({ ...metadata, ...change });
  const kept = entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  world.objects.set(key, { bytes, metadata: Object.fromEntries(kept) });
}

function edit(world: TrailWorld, key: string, change: (text: string) => string): void {
  world.rewrite(key, (bytes) => gzipSync(change(gunzipSync(bytes).toString())));
}

const attacker = createPrivateKey(
  generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({
    type: "pkcs8",
    format: "pem",
  }),
);

/** What is wrong with one digest. */
export const DIGEST_CASES: readonly PlantedCase[] = [
  onDigest(
    "8: a digest without its signature in the metadata fails",
    "signature-failed",
    (world, key) => setMetadata(world, key, { signature: null }),
  ),
  onDigest("9: a digest that is no gzip file", "invalid-format", (world, key) =>
    world.rewrite(key, gunzipSync),
  ),
  onDigest("10: a digest that is no JSON", "invalid-format", (world, key) =>
    edit(world, key, (text) => text.slice(1)),
  ),
  onDigest("11: a digest without its fingerprint", "invalid-format", (world, key) =>
    edit(world, key, (text) => text.replace("digestPublicKeyFingerprint", "other")),
  ),
  onDigest(
    "12, 44: a digest with an older valid one in its place",
    "moved",
    (world, key, [first]) => world.objects.set(key, world.at(first?.digest ?? "")),
  ),
  {
    name: "13, 41: a key of one Region proves nothing in another",
    plant(world) {
      world.hours(world.chain(), 2);
      const keys = knownKeys(listedKey(undefined, "us-west-2"));
      return { keys, digests: { "key-not-found": 2 }, files: { "cannot-check": 2 } };
    },
  },
  {
    name: "14: a key that cannot be loaded proves nothing",
    plant(world) {
      world.hours(world.chain(), 2);
      const keys = knownKeys({ ...listedKey(), der: Buffer.from("no key") });
      return { keys, digests: { "bad-key": 2 }, files: { "cannot-check": 2 } };
    },
  },
  onDigest("15, 36: a digest with another signature", "signature-failed", (world, key) =>
    setMetadata(world, key, { signature: "abc" }),
  ),
  onDigest(
    "19, 42: a digest whose list of log files was edited",
    "signature-failed",
    (world, key) => edit(world, key, (text) => text.replace(/"hashValue":"../, '"hashValue":"00')),
  ),
  {
    name: "23: a backfill digest that does not say when it was made",
    plant(world) {
      const { key } = world.digest(world.chain({ backfill: true }));
      setMetadata(world, key, { "backfill-generation-timestamp": null });
      return { digests: { "invalid-format": 1 }, findings: [`digest-invalid-format ${key}`] };
    },
  },
  {
    name: "26: without any key nothing is called invalid",
    plant(world) {
      world.hours(world.chain(), 2);
      const keys = knownKeys(listedKey(undefined, "sa-east-1"));
      return { keys, digests: { "key-not-found": 2 }, files: { "cannot-check": 2 } };
    },
  },
  {
    name: "36: a signature in capital letters is the same",
    plant(world) {
      const { key, metadata } = world.digest(world.chain());
      setMetadata(world, key, { signature: metadata.signature?.toUpperCase() ?? null });
      return { digests: { verified: 1 } };
    },
  },
  {
    name: "39: a key in SPKI form is a key",
    plant(world) {
      const key = listedKey(undefined, "eu-west-1", "spki");
      world.hours(world.chain({ key }), 2);
      return { keys: knownKeys(key), digests: { verified: 2 }, files: { verified: 2 } };
    },
  },
  onDigest(
    "43: a digest that somebody signed with a key of their own",
    "key-not-found",
    (world, key, [, second]) => {
      const forged = world.chain({ signer: attacker });
      world.put({ ...forged.next({ startMs: (second?.signed.endMs ?? 0) - HOUR_MS }), key });
    },
    false,
  ),
  {
    name: "45: a digest of another trail in the place of this one's",
    plant(world) {
      const [, hour] = world.hours(world.chain(), 3);
      const other = world.chain({ trail: "other" });
      const [, stolen] = [world.digest(other), world.digest(other), world.digest(other)];
      if (!hour || !stolen) throw new Error("No hours");
      world.objects.set(hour.digest, world.at(stolen.key));
      return {
        digests: { verified: 5, moved: 1 },
        files: { verified: 2, "cannot-check": 1 },
        findings: [`digest-moved ${hour.digest}`],
      };
    },
  },
  {
    name: "51: in a copy without metadata the next digest speaks for the one before, and nobody for the newest",
    bare: true,
    only: "folder",
    plant(world) {
      world.hours(world.chain(), 4);
      return {
        digests: { verified: 3, "no-signature": 1 },
        files: { verified: 3, "cannot-check": 1 },
      };
    },
  },
  onDigest(
    "58: a digest that unpacks to far more than any is not read",
    "invalid-format",
    (world, key) =>
      world.rewrite(key, () => gzipSync(Buffer.alloc(40 * 1024 * 1024), { level: 9 })),
  ),
  {
    name: "64: an end time with milliseconds is signed as it is written",
    plant(world) {
      const change = (fields: Record<string, unknown>) => {
        fields.digestEndTime = String(fields.digestEndTime).replace("Z", ".000Z");
      };
      world.digest(world.chain(), { change });
      return { digests: { verified: 1 } };
    },
  },
];
