import type { Integrity } from "@/lib/api/integrity-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isInScope } from "@/lib/events/indexed-names";
import { listRuns } from "./list-runs";
import { IS_LOG_FILE } from "./log-files";

const RUNS = 50;

interface Count {
  readonly verdict: string;
  readonly count: number;
}

/** What is known now about the log files and digests of all accounts in sight, and the newest runs. */
export async function getIntegrity(reader: Reader): Promise<Integrity> {
  const [files, filesNow, digests, runs] = await Promise.all([
    ask<Count>(
      reader,
      Prisma.sql`select coalesce(i.verdict, 'not-checked') as verdict, count(*)::int4 as count
        from log_file f left join file_integrity i on i.file_id = f.id
        where ${IS_LOG_FILE} and ${isInScope(reader, "f.account")} group by 1`,
    ),
    ask<Count>(
      reader,
      Prisma.sql`select i.now_verdict as verdict, count(*)::int4 as count
        from file_integrity i join log_file f on f.id = i.file_id
        where i.now_verdict is not null and ${isInScope(reader, "f.account")} group by 1`,
    ),
    ask<Count>(
      reader,
      Prisma.sql`select w.verdict, count(*)::int4 as count
        from digest_window w join account a on a.id = w.account_id
        where w.verdict is not null and ${isInScope(reader, "a.value")} group by 1`,
    ),
    listRuns(reader, RUNS),
  ]);
  const last = runs.find(({ state, keySource }) => state === "done" && keySource !== null);
  return {
    files: countsOf(files),
    filesNow: countsOf(filesNow),
    digests: countsOf(digests),
    runs,
    keySource: last?.keySource ?? null,
    keyProblem: last?.keyProblem ?? null,
  };
}

function countsOf(rows: readonly Count[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ verdict, count }) => [verdict, count]));
}
