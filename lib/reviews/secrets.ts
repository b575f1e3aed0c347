import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Secret scanners know a token by its beginning. */
const TOKEN_PREFIX = "ct_share_";
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** 32 random bytes with a prefix: too many to guess, so a plain hash of it is enough to keep. */
export function newToken(): string {
  return TOKEN_PREFIX + randomBytes(32).toString("base64url");
}

export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** Compares hashes of tokens in a time that does not tell where they differ. */
export function isSameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** `salt:hash`, scrypt, base64url. */
export async function hashPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("base64url")}:${(await derive(passphrase, salt)).toString("base64url")}`;
}

/** Whether a passphrase is the one that was hashed. */
export async function isPassphrase(passphrase: string, kept: string): Promise<boolean> {
  const [salt = "", hash = ""] = kept.split(":");
  const given = await derive(passphrase, Buffer.from(salt, "base64url"));
  return isSameHash(given, Buffer.from(hash, "base64url"));
}

function derive(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize("NFKC"), salt, 32, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
