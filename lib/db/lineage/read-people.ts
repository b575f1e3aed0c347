import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { ANY_LEAF, valueTerm } from "@/lib/search/index-term";

/** A user of Identity Center, and the terms of the index that `onBehalfOf` leaves in an identity. */
export interface Person {
  /** Key of the principal. */
  readonly key: string;
  readonly userId: string;
  readonly userTerm: string;
  /** Terms of the identity store's ARN, one for each partition. */
  readonly storeTerms: readonly string[];
}

const PARTITIONS = ["aws", "aws-cn", "aws-us-gov"];
const KEY = /^identity-center\|(\d{12})\|([^|/]+)\/([^|]+)$/;

/**
 * The users of Identity Center whom any record names. They are held against the terms of identities
 * that a reader may see; nothing else of them is told.
 */
export async function readPeople(reader: Reader): Promise<readonly Person[]> {
  const rows = await ask<{ key: string }>(
    reader,
    Prisma.sql`select distinct key from principal where kind = 'identity-center'`,
  );
  return rows.flatMap(({ key }) => {
    const [, account, store, userId] = KEY.exec(key) ?? [];
    if (userId === undefined) return [];
    const arns = PARTITIONS.map(
      (partition) => `arn:${partition}:identitystore::${account}:identitystore/${store}`,
    );
    const [userTerm = "", ...storeTerms] = [userId, ...arns].map((leaf) =>
      valueTerm(ANY_LEAF, leaf),
    );
    return { key, userId, userTerm, storeTerms };
  });
}
