import type { z } from "zod";
import type { newSearchRunSchema, SearchRun, SearchRuns } from "@/lib/api/desk-contract";
import type { Reader } from "@/lib/auth/reader";
import { keepUrl } from "./page-url";
import { storableText } from "./storable-text";

/** Searches kept for each owner; the oldest go. */
const MOST = 5_000;

type NewSearchRun = z.output<typeof newSearchRunSchema>;

/**
 * Remembers a search. The same one again right away is one search, made later and with the newer
 * count. Throws AppError `invalid` for a URL that is no page of ours.
 */
export async function rememberSearch(
  { db: { owner: db }, actor }: Reader,
  { q: typed, url: given, parentId, found }: NewSearchRun,
): Promise<SearchRun> {
  const q = storableText(typed);
  const url = keepUrl(given);
  const newest = await db.searchRun.findFirst({
    where: { owner: actor },
    orderBy: { id: "desc" },
  });
  if (newest?.q === q && newest.url === url) {
    const seen = { at: new Date(), ...(found !== null && { found }) };
    return toRun(await db.searchRun.update({ where: { id: newest.id }, data: seen }));
  }
  // A search comes from one's own, or from none: what was forgotten meanwhile is none.
  const parent =
    parentId === null
      ? null
      : await db.searchRun.findFirst({ where: { id: parentId, owner: actor } });
  const run = await db.searchRun.create({
    data: { owner: actor, q, url, found, parentId: parent?.id ?? null },
  });
  await db.$executeRaw`delete from search_run where owner = ${actor} and id <= (
    select id from search_run where owner = ${actor} order by id desc offset ${MOST} limit 1)`;
  return toRun(run);
}

/** One's own searches, newest first, behind the id that the page before ended with. */
export async function listSearches(
  { db, actor }: Reader,
  { cursor, limit }: { readonly cursor?: number | undefined; readonly limit: number },
): Promise<SearchRuns> {
  const found = await db.owner.searchRun.findMany({
    where: { owner: actor, ...(cursor !== undefined && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const runs = found.slice(0, limit);
  const last = found.length > limit ? runs.at(-1) : undefined;
  return { runs: runs.map(toRun), nextCursor: last?.id ?? null };
}

interface RunRow {
  readonly id: number;
  readonly parentId: number | null;
  readonly q: string;
  readonly url: string;
  readonly found: bigint | null;
  readonly at: Date;
}

function toRun({ id, parentId, q, url, found, at }: RunRow): SearchRun {
  return { id, parentId, q, url, found: found === null ? null : Number(found), atMs: at.getTime() };
}
