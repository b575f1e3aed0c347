import type { TestIndex } from "@/lib/ingest/testing/test-index";

/** What a digest of the test trail says about some time; null counts of files are none. */
export interface PlantedWindow {
  readonly account: string;
  readonly region: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly state?: "verified" | "unverified" | "missing" | "off";
  readonly named?: number;
  readonly here?: number;
  readonly trail?: string;
  readonly runId?: number;
  readonly sourceId?: number;
}

/** Puts windows into the index as the validation would; accounts and Regions must be known there. */
export async function plantWindows(
  { db, sourceId }: TestIndex,
  windows: readonly PlantedWindow[],
): Promise<void> {
  for (const window of windows) {
    const { state = "verified", named = 0, here = named, trail = "main", runId = 1 } = window;
    await db.owner.$executeRaw`
      insert into digest_window (source_id, account_id, region_id, trail, home_region, backfill,
        starts_at, ends_at, state, files_named, files_here, run_id)
      select ${window.sourceId ?? sourceId}::int4, a.id, r.id, ${trail}, 'us-east-1', false,
        ${new Date(window.fromMs)}, ${new Date(window.toMs)}, ${state}, ${named}::int4, ${here}::int4,
        ${runId}::int4
      from account a, region r where a.value = ${window.account} and r.value = ${window.region}`;
  }
}

/** A validation that has ended, and the log files, by key, that it missed. */
export async function plantRun({ db }: TestIndex, missing: readonly string[]): Promise<number> {
  const [run] = await db.owner.$queryRaw<{ id: number }[]>`
    insert into verification_run (state, cause, started_by, tool_version, key_source)
    values ('running', 'asked', 'test', '0', 'pinned') returning id`;
  const id = run?.id ?? 0;
  for (const [ordinal, key] of missing.entries()) {
    const [, account, , region] = key.split("/");
    await db.owner.$executeRaw`
      insert into verification_finding (run_id, place, ordinal, kind, key, account, region, detail)
      values (${id}, 0, ${ordinal}, 'file-missing', ${key}, ${account}, ${region}, 'not found')`;
  }
  await db.owner.$executeRaw`
    update verification_run set state = 'done', finished_at = now() where id = ${id}`;
  return id;
}

/** The key of a log file that was delivered then. */
export function logKey(
  { account, region }: { readonly account: string; readonly region: string },
  deliveredMs: number,
  family = "CloudTrail",
  id = "a",
): string {
  const [day = "", clock = ""] = new Date(deliveredMs).toISOString().slice(0, 16).split("T");
  const minute = `${day.replaceAll("-", "")}T${clock.replace(":", "")}Z`;
  const name = `${account}_${family}_${region}_${minute}_${id.padEnd(16, "0")}.json.gz`;
  return `AWSLogs/${account}/${family}/${region}/${day.replaceAll("-", "/")}/${name}`;
}
