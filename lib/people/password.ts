import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/errors";

/** scrypt with 32 MiB and three passes: OWASP's password storage sheet, 2025. */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const;
const HASH_BYTES = 32;
/** Each takes a core and 32 MiB for about a fifth of a second; the web server has other work. */
const AT_ONCE = 2;
const MOST_WAITING = 16;

let running = 0;
const waiting: (() => void)[] = [];

/** A password as it is kept: `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await inTurn(() => derive(password, salt, COST));
  const { N, r, p } = COST;
  return ["scrypt", N, r, p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

/**
 * Whether it is the password that was kept. Without one (`kept` is null) the answer is no, after
 * the same work, so that the time does not tell who exists.
 * Throws AppError `too_many` when sixteen others wait to be told the same.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, N, r, p, salt = "", hash = ""] = (kept ?? NOBODYS).split("$");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const derived = await inTurn(() => derive(password, Buffer.from(salt, "base64url"), cost));
  const isSame = timingSafeEqual(derived, Buffer.from(hash, "base64url"));
  return isSame && kept !== null;
}

const NOBODYS = [
  "scrypt",
  COST.N,
  COST.r,
  COST.p,
  "AAAA",
  Buffer.alloc(HASH_BYTES).toString("base64url"),
].join("$");

function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  // The same password typed on another keyboard is the same (NIST SP 800-63B, 3.1.1.2).
  const text = password.normalize("NFKC");
  return new Promise((resolve, reject) => {
    scrypt(text, salt, HASH_BYTES, { ...cost, maxmem: 64 * 2 ** 20 }, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    );
  });
}

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) {
      throw new AppError("too_many", "Too many people are signing in. Try again in a moment.");
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The place goes to whoever waited longest.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
