import { createHash, randomBytes } from "node:crypto";
import { seal, unseal } from "@/lib/auth/seal";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors";
import { matchingStep, toBase32, totpAddress } from "./totp";

const BACKUP_CODES = 10;
const aboutOf = (personId: string) => `second-factor:${personId}`;

export async function hasSecondFactor(db: Database, personId: string): Promise<boolean> {
  const found = await db.owner.secondFactor.findFirst({
    where: { personId, confirmedAt: { not: null } },
    select: { personId: true },
  });
  return found !== null;
}

/**
 * Begins a second factor; it counts once a code of it was given.
 * Answers the secret as text and as the address that the QR code says.
 */
export async function beginSecondFactor(
  db: Database,
  person: { readonly id: string; readonly label: string },
): Promise<{ readonly secret: string; readonly address: string }> {
  const secret = randomBytes(20);
  const data = {
    sealedSecret: seal(secret.toString("base64"), aboutOf(person.id)),
    lastStep: 0n,
  };
  if (await hasSecondFactor(db, person.id)) {
    throw new AppError("conflict", "There is a second factor already. Remove it first.");
  }
  await db.owner.secondFactor.upsert({
    where: { personId: person.id },
    create: { personId: person.id, ...data },
    update: data,
  });
  return { secret: toBase32(secret), address: totpAddress(secret, person.label) };
}

/** Proves the app with a code. Answers the backup codes, which are shown this once. */
export async function confirmSecondFactor(
  db: Database,
  personId: string,
  code: string,
): Promise<readonly string[]> {
  if (await hasSecondFactor(db, personId)) {
    throw new AppError("conflict", "There is a second factor already.");
  }
  if (!(await takeTotp(db, personId, code))) {
    throw new AppError("invalid", "This code is not right. Is the clock of the phone right?", {
      fields: { code: "not right" },
    });
  }
  const codes = Array.from({ length: BACKUP_CODES }, newBackupCode);
  await db.owner.$transaction([
    db.owner.secondFactor.update({ where: { personId }, data: { confirmedAt: new Date() } }),
    db.owner.backupCode.deleteMany({ where: { personId } }),
    db.owner.backupCode.createMany({
      data: codes.map((each) => ({ personId, codeHash: hashCode(personId, each) })),
    }),
  ]);
  return codes;
}

/** Uses a code of the app or a backup code up. False for a wrong one or one that was used. */
export async function takeSecondFactor(
  db: Database,
  personId: string,
  code: string,
): Promise<boolean> {
  const plain = code.replace(/[\s-]/g, "").toLowerCase();
  if (/^\d{6}$/.test(plain)) return await takeTotp(db, personId, plain);
  const { count } = await db.owner.backupCode.updateMany({
    where: { personId, codeHash: hashCode(personId, plain), usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}

export async function removeSecondFactor(db: Database, personId: string): Promise<void> {
  await db.owner.$transaction([
    db.owner.secondFactor.deleteMany({ where: { personId } }),
    db.owner.backupCode.deleteMany({ where: { personId } }),
  ]);
}

async function takeTotp(db: Database, personId: string, code: string): Promise<boolean> {
  const kept = await db.owner.secondFactor.findUnique({ where: { personId } });
  if (kept === null) return false;
  const secret = Buffer.from(unseal(kept.sealedSecret, aboutOf(personId)), "base64");
  const step = matchingStep(secret, code, Date.now());
  if (step === null) return false;
  // Of two who give the same code at once, one is let in.
  const { count } = await db.owner.secondFactor.updateMany({
    where: { personId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

/** Ten characters that no one confuses: 50 random bits, which nobody can try out in time. */
function newBackupCode(): string {
  return [...randomBytes(10)].map((byte) => "abcdefghijkmnpqrstuvwxyz23456789"[byte % 32]).join("");
}

function hashCode(personId: string, code: string): string {
  return createHash("sha256").update(`${personId} ${code}`).digest("hex");
}
