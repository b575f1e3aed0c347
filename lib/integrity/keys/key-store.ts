import type { PrismaClient } from "@/lib/db/generated/client";
import type { TrailKey } from "@/lib/digest/digest";

/** Keys that CloudTrail once gave: of one Region, else all, by Region and then the oldest first. */
export async function loadStoredKeys(db: PrismaClient, region?: string): Promise<TrailKey[]> {
  const rows = await db.publicKey.findMany({
    where: region === undefined ? {} : { region },
    orderBy: [{ region: "asc" }, { validFrom: "asc" }, { fingerprint: "asc" }],
  });
  return rows.map(({ region, fingerprint, der, validFrom, validTo }) => ({
    region,
    fingerprint,
    der: Buffer.from(der),
    validFromMs: validFrom?.getTime() ?? null,
    validToMs: validTo?.getTime() ?? null,
    origin: "api",
  }));
}

/** Keeps keys for ever, each as it was first given. Keys of another origin are not kept. */
export async function storeKeys(db: PrismaClient, keys: readonly TrailKey[]): Promise<void> {
  const listed = keys.filter(({ origin }) => origin === "api");
  await db.publicKey.createMany({
    data: listed.map(({ region, fingerprint, der, validFromMs, validToMs }) => ({
      region,
      fingerprint,
      der: Uint8Array.from(der),
      validFrom: validFromMs === null ? null : new Date(validFromMs),
      validTo: validToMs === null ? null : new Date(validToMs),
      origin: "api",
    })),
    skipDuplicates: true,
  });
}
