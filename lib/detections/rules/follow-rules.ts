import { setTimeout as sleep } from "node:timers/promises";
import type { PrismaClient } from "@/lib/db/generated/client";
import { newestRevision, type RuleTexts, readRuleTexts } from "./rule-texts";
import { type RuleFolders, syncRules } from "./sync-rules";

export interface FollowOptions extends RuleFolders {
  /** Told of the rules that run, at first and whenever they change. */
  readonly give: (texts: RuleTexts) => void;
  readonly onTrouble: (problem: unknown) => void;
  readonly signal: AbortSignal;
}

const LOOK_EVERY_MS = 2_000;
const SYNC_EVERY_MS = 60_000;

/**
 * One step of the worker's life: brings the store to what files say once a minute, and gives on what
 * runs when it has changed. The first step does both at once; the later ones rest before.
 */
export function followRules(db: PrismaClient, options: FollowOptions): () => Promise<void> {
  const { give, onTrouble, signal } = options;
  let syncedMs = Number.NEGATIVE_INFINITY;
  let revision: number | null = null;
  let told = "";
  return async () => {
    // Ends early when the worker does.
    if (revision !== null) await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    if (performance.now() - syncedMs >= SYNC_EVERY_MS) {
      const { problems } = await syncRules(db, options);
      syncedMs = performance.now();
      const problem = problems.join(" ");
      if (problem !== told && problem !== "") onTrouble(new Error(problem));
      told = problem;
    }
    if ((await newestRevision(db)) === revision) return;
    const texts = await readRuleTexts(db);
    give(texts);
    revision = texts.revision;
  };
}
