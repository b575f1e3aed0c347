import type { ExportManifest } from "@/lib/api/desk-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";

/** What is known of some log files at this moment: how many by verdict, and which run said so last. */
export async function countVerdicts(
  reader: Reader,
  fileIds: ReadonlySet<number>,
): Promise<ExportManifest["integrity"]> {
  const rows = await ask<{ verdict: string; files: number; run: number | null }>(
    reader,
    Prisma.sql`select coalesce(i.verdict, 'not-checked') as verdict, count(*)::int4 as files,
        max(i.run_id) as run
      from unnest(${plainArray(fileIds)}::int4[]) as f(id)
      left join file_integrity i on i.file_id = f.id
      group by 1 order by 1`,
  );
  const runs = rows.map(({ run }) => run).filter((run) => run !== null);
  return {
    files: Object.fromEntries(rows.map(({ verdict, files }) => [verdict, files])),
    run: runs.length === 0 ? null : Math.max(...runs),
  };
}
