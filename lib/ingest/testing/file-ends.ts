import type { TestIndex } from "./test-index";

/** How each file ended, by its key: state, reason, records, rejected. */
export async function fileEnds({ db }: TestIndex): Promise<Record<string, unknown[]>> {
  const files = await db.owner.logFile.findMany({ orderBy: { id: "asc" } });
  return Object.fromEntries(
    files.map(({ key, state, reason, records, rejected }) => [
      key,
      [state, reason, records, rejected],
    ]),
  );
}
