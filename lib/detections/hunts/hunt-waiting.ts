import { setTimeout as sleep } from "node:timers/promises";
import type { HuntPurpose } from "@/lib/api/hunt-contract";
import type { Database } from "@/lib/db/database";
import { catchUp } from "./catch-up";
import { claimHunt } from "./claim-hunt";
import { runHunt } from "./run-hunt";

const IDLE_MS = 1_000;

/**
 * Steps of the worker's life, each called again and again beside the others, so that nobody waits for
 * a preview because a back-fill is under way: work on a hunt of one purpose, or on files that were
 * matched before a rule changed and committed after it, or a moment's rest.
 */
export function huntWaiting(db: Database, signal: AbortSignal): readonly (() => Promise<void>)[] {
  const works = [
    () => huntNext(db, "preview", signal),
    () => huntNext(db, "back-fill", signal),
    () => catchUp(db, signal),
  ];
  return works.map((work) => async () => {
    // Ends early when the worker does.
    if (!(await work())) await sleep(IDLE_MS, undefined, { signal }).catch(() => {});
  });
}

/** @returns whether there was any to do */
async function huntNext(db: Database, purpose: HuntPurpose, signal: AbortSignal): Promise<boolean> {
  const claim = await claimHunt(db, purpose);
  if (claim === null) return false;
  await runHunt(db, claim, { signal });
  return true;
}
