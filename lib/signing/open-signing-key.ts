import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from "node:crypto";
import { seal, unseal } from "@/lib/auth/seal";
import type { Database } from "@/lib/db/database";

/** What this installation signs with what leaves it: Ed25519 (RFC 8032). */
export interface SigningKey {
  /** SHA-256 of the public key's SPKI DER, lower-case hex: what people compare. */
  readonly fingerprint: string;
  /** SPKI as PEM. */
  readonly publicKeyPem: string;
  /** 64 bytes. */
  sign(bytes: Buffer): Buffer;
}

/**
 * The installation's key, made at its first use: however many ask at once, one is kept. Its private
 * half is sealed with the secret of the installation, so that a copy of the database signs nothing.
 * Throws AppError `unavailable` when it was sealed with another secret.
 */
export async function openSigningKey({ owner }: Pick<Database, "owner">): Promise<SigningKey> {
  const row = (await keyInUse(owner)) ?? (await makeKey(owner));
  const der = Buffer.from(unseal(row.sealed, aboutOf(row.fingerprint)), "base64");
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  return {
    fingerprint: row.fingerprint,
    publicKeyPem: createPublicKey(key).export({ type: "spki", format: "pem" }).toString(),
    sign: (bytes) => sign(null, bytes, key),
  };
}

/** The fingerprint of the installation's key; null before its first use. Opens nothing. */
export async function signingFingerprint({
  owner,
}: Pick<Database, "owner">): Promise<string | null> {
  return (await keyInUse(owner))?.fingerprint ?? null;
}

const aboutOf = (fingerprint: string) => `signing-key:${fingerprint}`;

function keyInUse(owner: Database["owner"]) {
  return owner.signingKey.findFirst({ where: { retiredAt: null } });
}

async function makeKey(owner: Database["owner"]) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const spki = publicKey.export({ type: "spki", format: "der" });
  const fingerprint = createHash("sha256").update(spki).digest("hex");
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
  await owner.signingKey.createMany({
    data: [
      {
        algorithm: "ed25519",
        publicKey: Uint8Array.from(spki),
        fingerprint,
        sealed: seal(pkcs8, aboutOf(fingerprint)),
      },
    ],
    // Somebody else was faster: theirs is the key.
    skipDuplicates: true,
  });
  const kept = await keyInUse(owner);
  if (kept === null) throw new Error("The signing key was not kept");
  return kept;
}
