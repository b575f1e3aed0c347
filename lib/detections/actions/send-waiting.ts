import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { plainArray } from "@/lib/db/array-literal";
import type { Database } from "@/lib/db/database";
import { WORKER, writeEntries } from "@/lib/detections/alerts/write-entries";
import { type ClaimedDelivery, claimDeliveries } from "./claim-deliveries";
import { type SendOptions, sendMessage } from "./send-message";
import type { Told } from "./told";

const IDLE_MS = 1_000;
/** Of each action. */
const AT_ONCE = 4;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;
const GIVE_UP_AFTER_MS = 3 * 24 * 3_600_000;
const LONGEST_PROBLEM = 500;

/**
 * One step of the worker's life: sends messages that wait, or rests a moment. A message is sent at
 * least once and always under the same idempotency key: a worker that dies between sending and
 * writing so is followed by one that sends again.
 */
export function sendWaiting(
  db: Database,
  options: SendOptions & { readonly signal: AbortSignal },
): () => Promise<void> {
  const worker = `${hostname()}-${process.pid}-${randomUUID()}`;
  return async () => {
    if ((await sendSome(db, worker, options)) > 0) return;
    await sleep(IDLE_MS, undefined, { signal: options.signal }).catch(() => {});
  };
}

/** Sends what waits now. @returns how many attempts were made */
export async function sendSome(
  db: Database,
  worker: string,
  options: SendOptions,
): Promise<number> {
  const claimed = await claimDeliveries(db.owner, worker, AT_ONCE);
  await Promise.all(
    claimed.map(async (delivery) => {
      // One that cannot be made is tried again as one that does not arrive, and holds up no other.
      const told = await sendMessage(delivery, options).catch(
        (error): Told => ({ state: "failed", said: String(error), retryAfterMs: null }),
      );
      await keep(db, worker, delivery, told);
    }),
  );
  return claimed.length;
}

/** Writes what came of an attempt, with a line in the alert's history once it is settled. */
async function keep(
  db: Database,
  worker: string,
  { ids, alertIds, name, attempts, ageMs }: ClaimedDelivery,
  told: Told,
): Promise<void> {
  const isOver = told.state === "failed" && ageMs > GIVE_UP_AFTER_MS;
  const state = told.state === "failed" ? (isOver ? "given-up" : "waiting") : told.state;
  const said = told.said.replaceAll("\0", "").slice(0, LONGEST_PROBLEM).toWellFormed();
  const waitMs = told.retryAfterMs ?? waitOf(attempts);
  await db.owner.$transaction(async (tx) => {
    const kept = await tx.$executeRaw`
      update alert_delivery set state = ${state}, worker = null, lease_until = null,
        not_before = now() + make_interval(secs => ${Math.min(waitMs, LONGEST_WAIT_MS * 24) / 1000}),
        problem = ${state === "sent" ? null : said}, answer = ${state === "sent" ? said : null},
        sent_at = case when ${state} = 'sent' then now() end
      where id = any(${plainArray(ids.map(String))}::int8[]) and worker = ${worker}`;
    // Somebody else has taken it over, and tells what comes of that.
    if (kept === 0 || state === "waiting") return;
    const kind = state === "sent" ? "sent" : "not-sent";
    const detail = { action: name, attempts, ...(kind === "not-sent" && { problem: said }) };
    const told = [...new Set(alertIds)];
    await writeEntries(
      tx,
      WORKER,
      told.map((alertId) => ({ alertId, kind, detail })),
    );
  });
}

/** 5 s, doubled with each attempt up to an hour, with jitter so that many do not come at once. */
function waitOf(attempts: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20));
  return longest * (0.5 + Math.random() / 2);
}
