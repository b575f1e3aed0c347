import { generateKeyPairSync } from "node:crypto";
import type { TrailKey } from "@/lib/digest/digest";
import { fingerprintOf } from "@/lib/digest/public-key";
import type { StubAnswer } from "./stub-aws";

/** A new public key such as CloudTrail's. */
export function makeTrailKey(region: string, more: Partial<TrailKey> = {}): TrailKey {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const der = publicKey.export({ type: "pkcs1", format: "der" });
  return {
    region,
    fingerprint: fingerprintOf(der),
    der,
    validFromMs: Date.UTC(2026, 0, 1),
    validToMs: Date.UTC(2026, 0, 31),
    origin: "api",
    ...more,
  };
}

/** The answer of ListPublicKeys with some keys; times are seconds there. */
export function listingOf(keys: readonly TrailKey[], more: object = {}): StubAnswer {
  const PublicKeyList = keys.map(({ fingerprint, der, validFromMs, validToMs }) => ({
    Value: der.toString("base64"),
    Fingerprint: fingerprint,
    ValidityStartTime: validFromMs === null ? null : validFromMs / 1000,
    ValidityEndTime: validToMs === null ? null : validToMs / 1000,
  }));
  return { body: { PublicKeyList, ...more } };
}
