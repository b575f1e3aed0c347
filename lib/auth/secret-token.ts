import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes as text for a cookie, a link or a key. */
export function newToken(prefix = ""): string {
  return prefix + randomBytes(32).toString("base64url");
}

/** What is kept of a token. It has 256 random bits, so that a plain hash needs no salt. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
