import { createHmac, timingSafeEqual } from "node:crypto";

/** RFC 6238 with what every app assumes: SHA-1, six digits, thirty seconds. */
const STEP_MS = 30_000;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * The step of a code that is right now, or was or will be half a minute from now; null for a wrong
 * one. Whoever accepts it must remember the step: a code counts once.
 */
export function matchingStep(secret: Buffer, code: string, nowMs: number): number | null {
  const now = Math.floor(nowMs / STEP_MS);
  if (!/^\d{6}$/.test(code)) return null;
  const given = Buffer.from(code);
  const right = [now - 1, now, now + 1].filter((step) =>
    timingSafeEqual(Buffer.from(codeAt(secret, step)), given),
  );
  return right.at(-1) ?? null;
}

/** The code of a moment, as an app would show it. */
export function totpCode(secret: Buffer, timeMs: number): string {
  return codeAt(secret, Math.floor(timeMs / STEP_MS));
}

function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** RFC 4648 without padding, which is what apps read. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

/** What the QR code says: the secret, for whom, and at which installation. */
export function totpAddress(secret: Buffer, name: string): string {
  const label = encodeURIComponent(`Trailglass:${name}`);
  return `otpauth://totp/${label}?${new URLSearchParams({ secret: toBase32(secret), issuer: "Trailglass" })}`;
}
