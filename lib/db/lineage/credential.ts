import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";

/**
 * What lineage links: one access key of one face of one principal, by the ids of the dictionaries.
 * Key 0: the records name none.
 */
export interface Credential {
  readonly principalId: number;
  readonly sessionId: number;
  readonly accessKeyId: number;
}

/** A text that is the same for the same credential alone. */
export function credentialKey({ principalId, sessionId, accessKeyId }: Credential): string {
  return `${principalId}/${sessionId}/${accessKeyId}`;
}

/** SQL: credentials as rows `(p, s, k)`. */
export function credentialRows(credentials: readonly Credential[]): Prisma.Sql {
  const column = (pick: (one: Credential) => number) => plainArray(credentials.map(pick));
  return Prisma.sql`unnest(${column((one) => one.principalId)}::int4[],
    ${column((one) => one.sessionId)}::int4[], ${column((one) => one.accessKeyId)}::int4[])`;
}
