import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/lib/db/database";
import { loadPacks } from "@/lib/reports/pack/load-packs";
import { runSchedules } from "@/lib/reports/schedules/run-schedules";
import { claimReport } from "./claim-report";
import { runReport } from "./run-report";

const IDLE_MS = 1_000;
const SCHEDULES_EVERY_MS = 15_000;

/**
 * Steps of the worker's life, called again and again beside each other: make a report that waits, and
 * ask for those that are due.
 */
export function reportWaiting(
  db: Database,
  {
    folders,
    signal,
    onTrouble,
  }: {
    readonly folders: readonly string[];
    readonly signal: AbortSignal;
    readonly onTrouble: (problem: unknown) => void;
  },
): readonly (() => Promise<void>)[] {
  const rest = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {});
  return [
    async () => {
      const claim = await claimReport(db.owner);
      await (claim === null ? rest(IDLE_MS) : runReport(db, claim, signal));
    },
    async () => {
      const { problems } = await runSchedules(db, await loadPacks(folders), Date.now());
      problems.forEach(onTrouble);
      await rest(SCHEDULES_EVERY_MS);
    },
  ];
}
