import { plainArray, textArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import type { PlaceResult } from "@/lib/integrity/judge/place-result";
import type { FileIds } from "./file-ids";

/** What was found about a place, in the order in which it was found. */
export async function writeFindings(
  tx: Prisma.TransactionClient,
  runId: number,
  ordinal: number,
  { findings, place }: PlaceResult,
  fileIds: FileIds,
): Promise<void> {
  if (findings.length === 0) return;
  const texts = (pick: (finding: (typeof findings)[number]) => string | null) =>
    textArray(findings.map((finding) => postgresText(pick(finding) ?? "")));
  await tx.$executeRaw`
    insert into verification_finding (run_id, place, ordinal, kind, bucket, key, account, region, trail,
      from_time, to_time, file_id, detail)
    select ${runId}::int4, ${ordinal}::int4, ord, kind, nullif(bucket, ''), key, ${place.account},
      ${place.region}, nullif(trail, ''), to_timestamp(from_ms / 1000), to_timestamp(to_ms / 1000),
      file_id, detail
    from unnest(${texts(({ kind }) => kind)}::text[], ${texts(({ bucket }) => bucket)}::text[],
      ${texts(({ key }) => key)}::text[], ${texts(({ trail }) => trail)}::text[],
      ${plainArray(findings.map(({ fromMs }) => fromMs))}::float8[],
      ${plainArray(findings.map(({ toMs }) => toMs))}::float8[],
      ${plainArray(findings.map(fileIds.idOf))}::int4[], ${texts(({ detail }) => detail)}::text[])
      with ordinality as b(kind, bucket, key, trail, from_ms, to_ms, file_id, detail, ord)`;
}
