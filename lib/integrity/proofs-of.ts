import { z } from "zod";
import { fileVerdictSchema } from "@/lib/api/integrity-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { FileVerdict } from "@/lib/digest/verdict";
import { isInScope } from "@/lib/events/indexed-names";

const rowsSchema = z.array(z.object({ id: z.number(), verdict: fileVerdictSchema }));

/** What was last said of the bytes that were indexed, by file id; `not-checked` where nothing was. */
export async function proofsOf(
  reader: Reader,
  fileIds: Iterable<number>,
): Promise<ReadonlyMap<number, FileVerdict>> {
  const rows = await ask<unknown>(
    reader,
    Prisma.sql`select f.id, coalesce(i.verdict, 'not-checked') as verdict
      from log_file f left join file_integrity i on i.file_id = f.id
      where f.id = any(${plainArray(new Set(fileIds))}::int4[]) and ${isInScope(reader, "f.account")}`,
  );
  return new Map(rowsSchema.parse(rows).map(({ id, verdict }) => [id, verdict]));
}
