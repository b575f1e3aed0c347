import { createHash, createPublicKey, type KeyObject } from "node:crypto";

const SHORTEST_BITS = 2048;

/** CloudTrail's name for a public key: MD5 of its DER bytes, lower-case hex. It proves nothing. */
export function fingerprintOf(der: Uint8Array): string {
  return createHash("md5").update(der).digest("hex");
}

/**
 * A public key as ListPublicKeys returns it: PKCS#1, and SPKI too, since AWS says that the encoding
 * may change. Null when it is damaged, not RSA, or shorter than 2,048 bits.
 */
export function loadKey(der: Buffer): KeyObject | null {
  for (const type of ["pkcs1", "spki"] as const) {
    try {
      const key = createPublicKey({ key: der, format: "der", type });
      const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
      return key.asymmetricKeyType === "rsa" && bits >= SHORTEST_BITS ? key : null;
    } catch {
      // Not of this encoding.
    }
  }
  return null;
}
