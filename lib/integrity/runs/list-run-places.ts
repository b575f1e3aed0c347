import { plainArray, textArray } from "@/lib/db/array-literal";
import type { PrismaClient } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import type { RunClaim } from "./claim-run";
import type { OpenedEvidence, RunSource } from "./open-evidence";
import { isSourceProblem } from "./source-problem";

/** A place that a run has still to look at. */
export interface OpenPlace {
  readonly ordinal: number;
  readonly sourceId: number;
  readonly account: string;
  readonly region: string;
}

/**
 * The places that are not done. The first time, all of them are listed and kept, so that the run goes
 * on over the very same ones. A source that cannot be listed is told in the run; the others are looked
 * at all the same.
 */
export async function listRunPlaces(
  db: PrismaClient,
  { runId, worker }: RunClaim,
  sources: readonly RunSource[],
  open: (source: RunSource) => Promise<OpenedEvidence>,
  signal: AbortSignal,
): Promise<readonly OpenPlace[]> {
  const known = await db.verificationPlace.count({ where: { runId } });
  if (known === 0) {
    const { places, problems } = await listSources(sources, open, signal);
    await db.$transaction(async (tx) => {
      await tx.$executeRaw`
        insert into verification_place (run_id, ordinal, source_id, account, region, files)
        select ${runId}::int4, ord, source_id, account, region, files
        from unnest(${plainArray(places.map(({ sourceId }) => sourceId))}::int4[],
          ${textArray(places.map(({ account }) => account))}::text[],
          ${textArray(places.map(({ region }) => region))}::text[],
          ${plainArray(places.map(({ files }) => files))}::int4[])
          with ordinality as b(source_id, account, region, files, ord)`;
      await tx.$executeRaw`
        update verification_run set places = ${places.length}::int4,
          files = ${places.reduce((sum, { files }) => sum + files, 0)}::int8,
          problem = ${problems.length === 0 ? null : postgresText(problems.join(" ")).slice(0, 2_000)}
        where id = ${runId}::int4 and worker = ${worker}`;
    });
  }
  return db.verificationPlace.findMany({
    where: { runId, doneAt: null },
    orderBy: { ordinal: "asc" },
    select: { ordinal: true, sourceId: true, account: true, region: true },
  });
}

async function listSources(
  sources: readonly RunSource[],
  open: (source: RunSource) => Promise<OpenedEvidence>,
  signal: AbortSignal,
) {
  const places: { sourceId: number; account: string; region: string; files: number }[] = [];
  const problems: string[] = [];
  for (const source of sources) {
    try {
      const { evidence } = await open(source);
      const { unread = null } = evidence;
      if (unread !== null) problems.push(`${source.location}: ${unread}`);
      for (const place of await evidence.listPlaces(signal)) {
        places.push({ ...place, sourceId: source.id });
      }
    } catch (error) {
      if (!isSourceProblem(error)) throw error;
      problems.push(`${source.location} could not be listed: ${error.message}`);
    }
  }
  return { places, problems };
}
