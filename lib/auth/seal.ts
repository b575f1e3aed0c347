import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { authSecret, dataFolder } from "@/lib/config";
import { AppError } from "@/lib/errors";

/**
 * Text that only this installation can read again (AES-256-GCM). The key is no part of the
 * database: a copy of that alone opens nothing.
 * @param about what the text belongs to; it cannot be moved to something else
 */
export function seal(text: string, about: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Throws AppError `unavailable` when the key is another than it was sealed with. */
export function unseal(sealed: string, about: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  try {
    const open = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, 12));
    open.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([open.update(bytes.subarray(28)), open.final()]).toString("utf8");
  } catch (cause) {
    throw new AppError(
      "unavailable",
      "A secret was sealed with another key. Give TRAILGLASS_AUTH_SECRET its old value, or put the file auth-secret of the data folder back.",
      undefined,
      { cause },
    );
  }
}

function key(): Buffer {
  return createHash("sha256")
    .update(`trailglass ${authSecret() ?? fileSecret()}`)
    .digest();
}

/**
 * Made at the first use, readable by its owner alone. It comes to its name whole: of two that make it
 * at once one wins, and nobody reads a part of it.
 */
function fileSecret(): string {
  const file = join(dataFolder(), "auth-secret");
  if (existsSync(file)) return readFileSync(file, "utf8");
  mkdirSync(dataFolder(), { recursive: true });
  const made = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(made, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 });
  try {
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(made);
  }
  return readFileSync(file, "utf8");
}
