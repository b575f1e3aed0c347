import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { accountIds, isAccountIn } from "@/lib/db/search/account-scope";
import { type Person, readPeople } from "./read-people";

/** What of the index may tell who stood behind whom: the reader's accounts, up to a watermark. */
export interface LineageScope {
  readonly reader: Reader;
  /** SQL: a row of `session_grant` may be told of. */
  readonly grant: (alias: string) => Prisma.Sql;
  /** SQL: a row of `session_access_key` may be told of. */
  readonly use: (alias: string) => Prisma.Sql;
  /** The users of Identity Center, read once for a question. */
  readonly people: () => Promise<readonly Person[]>;
}

/** @param asof only grants of files committed up to it; null: of all */
export async function lineageScope(reader: Reader, asof: number | null): Promise<LineageScope> {
  const ids = await accountIds(reader);
  const use = (alias: string) =>
    ids === null ? Prisma.sql`true` : isAccountIn(ids, `${alias}.account_id`);
  const isIngested = (alias: string) =>
    asof === null
      ? Prisma.sql`true`
      : Prisma.sql`${Prisma.raw(alias)}.file_id not in (select id from log_file where seq > ${asof}::int4)`;
  let people: Promise<readonly Person[]> | undefined;
  return {
    reader,
    use,
    people: () => {
      people ??= readPeople(reader);
      return people;
    },
    grant: (alias) => Prisma.sql`(${use(alias)} and ${isIngested(alias)})`,
  };
}

/** SQL: when a session began, as its key says; null outside sessions. */
export function beganAt(alias: string): Prisma.Sql {
  const date = `substring(${alias}.session_key from '\\|([12]\\d{3}-[^|]*Z)$')`;
  return Prisma.raw(
    `(case when pg_input_is_valid(${date}, 'timestamptz') then ${date}::timestamptz end)`,
  );
}
