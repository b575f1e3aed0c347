import { constants, type KeyObject, verify } from "node:crypto";

/**
 * Whether a signature in hex, of either case, is right: RSASSA-PKCS1-v1_5 with SHA-256 and nothing
 * else, over the text as UTF-8. It must be as long as the key's modulus. Never throws.
 */
export function checkSignature(key: KeyObject, signedText: string, signature: string): boolean {
  const modulusBits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  // Buffer.from would end silently at the first character that is no hex digit.
  if (!/^[0-9a-f]+$/i.test(signature) || signature.length !== Math.ceil(modulusBits / 8) * 2) {
    return false;
  }
  return verify(
    "sha256",
    Buffer.from(signedText),
    { key, padding: constants.RSA_PKCS1_PADDING },
    Buffer.from(signature, "hex"),
  );
}
