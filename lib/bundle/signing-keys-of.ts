import type { BundleSource } from "./bundle-source";

/** A key of the installation: its public half as PEM, by the SHA-256 of its DER. */
interface PublicSigningKey {
  readonly fingerprint: string;
  readonly publicKey: string;
}

/** The installation's keys that signed the additions of a report. */
export async function signingKeysOf({
  reader,
  additions,
}: BundleSource): Promise<PublicSigningKey[]> {
  const names = additions.flatMap(({ fingerprint }) => (fingerprint === null ? [] : [fingerprint]));
  if (names.length === 0) return [];
  const rows = await reader.db.owner.signingKey.findMany({
    where: { fingerprint: { in: names } },
    orderBy: { id: "asc" },
    select: { fingerprint: true, publicKey: true },
  });
  return rows.map(({ fingerprint, publicKey }) => ({ fingerprint, publicKey: pemOf(publicKey) }));
}

function pemOf(der: Uint8Array): string {
  const base64 = Buffer.from(der).toString("base64");
  return `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`;
}
