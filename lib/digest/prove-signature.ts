import { checkSignature } from "./check-signature";
import type { Digest, KeyOf } from "./digest";
import { fingerprintOf, loadKey } from "./public-key";
import { stringToSign } from "./string-to-sign";
import type { DigestVerdict } from "./verdict";

export const SIGNATURE_FAILED = "signature verification failed";

/**
 * Whether CloudTrail signed a digest (user guide, custom implementations of log file validation):
 * keys differ by Region, and the one that counts is of the Region that delivered the digest.
 * `sha256` is that of its uncompressed body; the details are awscli's.
 */
export function proveSignature(
  digest: Digest,
  sha256: string,
  signature: string,
  region: string,
  keyOf: KeyOf,
): { readonly verdict: DigestVerdict; readonly detail: string | null } {
  const { fingerprint } = digest;
  const key = keyOf(region, fingerprint);
  if (key === null) {
    return {
      verdict: "key-not-found",
      detail: `public key not found in region ${region} for fingerprint ${fingerprint}`,
    };
  }
  const loaded = fingerprintOf(key.der) === fingerprint ? loadKey(key.der) : null;
  if (loaded === null) {
    return {
      verdict: "bad-key",
      detail: `Unable to load PKCS #1 key with fingerprint ${fingerprint}`,
    };
  }
  return checkSignature(loaded, stringToSign(digest, sha256), signature)
    ? { verdict: "verified", detail: null }
    : { verdict: "signature-failed", detail: SIGNATURE_FAILED };
}
