import type { PrismaClient } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { type RuleFileDocument, readFolderDocuments } from "./rule-document";
import { type StoreCounts, storeDocuments } from "./store-documents";

export interface RuleFolders {
  /** The rules that come with Trailglass. */
  readonly own: string;
  /** The user's; null: there is none, so its rules are gone; undefined: its rules are left alone. */
  readonly folder?: string | null;
}

export interface SyncReport extends StoreCounts {
  /** Folders that cannot be read: their rules stay as they are. */
  readonly problems: readonly string[];
}

/** Under this name `detector_state` tells of folders that cannot be read. */
const RULE_FOLDERS = "rules";

/**
 * Brings the store to what files say: a version for every text that is new, `removed_at` where a
 * document is gone. What people decided about a rule stays. Documents that do not run are kept with
 * the reasons. Any number of workers may do so at once.
 */
export async function syncRules(db: PrismaClient, folders: RuleFolders): Promise<SyncReport> {
  const problems: string[] = [];
  const found: RuleFileDocument[] = [];
  const origins: RuleFileDocument["origin"][] = [];
  for (const origin of ["own", "folder"] as const) {
    const place = folders[origin];
    if (place === undefined) continue;
    try {
      if (place !== null) found.push(...(await readFolderDocuments(origin, place)));
      origins.push(origin);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(`The ${origin === "own" ? "own rules" : "folder of rules"}: ${error.message}`);
    }
  }
  const counts = await db.$transaction((tx) => storeDocuments(tx, found, origins), {
    maxWait: 60_000,
    timeout: 300_000,
  });
  await tellProblems(db, problems);
  return { ...counts, problems };
}

async function tellProblems(db: PrismaClient, problems: readonly string[]): Promise<void> {
  const problem = problems.length === 0 ? null : problems.join(" ");
  await db.$executeRaw`
    insert into detector_state as s (name, problem) values (${RULE_FOLDERS}, ${problem})
    on conflict (name) do update set problem = excluded.problem, updated_at = now()
    where s.problem is distinct from excluded.problem`;
}
