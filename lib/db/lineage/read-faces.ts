import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type Credential, credentialKey, credentialRows } from "./credential";
import { beganAt, type LineageScope } from "./lineage-scope";
import type { Face, Hints } from "./lineage-start";

/** A credential in words. */
export interface KnownFace extends Face, Hints, Credential {
  /** Empty when the records name none. */
  readonly accessKey: string;
  readonly beganMs: number | null;
  readonly firstMs: number | null;
}

/** SQL: the columns of Face, from `principal n` and `session d`. */
const FACE_COLUMNS = Prisma.sql`n.kind, n.key, n.name, n.account, n.role_name as "roleName",
  n.issuer_arn as "issuerArn", d.arn, d.principal_id as "uniqueId", d.session_name as "sessionName",
  d.session_key as "sessionKey", d.source_identity as "sourceIdentity"`;

/** Some credentials in words, by their keys; without hints (addHints). */
export async function readFaces(
  { reader, use }: LineageScope,
  credentials: readonly Credential[],
): Promise<ReadonlyMap<string, KnownFace>> {
  if (credentials.length === 0) return new Map();
  const rows = await ask<Omit<KnownFace, keyof Hints>>(
    reader,
    Prisma.sql`select u.p as "principalId", u.s as "sessionId", u.k as "accessKeyId",
        coalesce(a.value, '') as "accessKey", ${FACE_COLUMNS},
        extract(epoch from ${beganAt("d")})::float8 * 1000 as "beganMs",
        (select extract(epoch from nullif(min(c.first_time), '-infinity'))::float8 * 1000
          from session_access_key c where c.session_id = u.s and c.principal_id = u.p
            and c.access_key_id = u.k and ${use("c")}) as "firstMs"
      from ${credentialRows(credentials)} as u(p, s, k)
      join principal n on n.id = u.p join session d on d.id = u.s
      left join access_key a on a.id = u.k`,
  );
  return new Map(
    rows.map((row) => [credentialKey(row), { ...row, behalf: null, usualService: null }]),
  );
}
