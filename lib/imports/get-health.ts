import { openReader } from "@/lib/auth/reader";
import type { Database } from "@/lib/db/database";
import { newestSequence } from "@/lib/db/search/event-filter";

/** Healthy means that the database answers a real question. What it answers is nobody's secret. */
export async function getHealth(db: Database): Promise<{ ok: boolean; seq: number }> {
  return { ok: true, seq: await newestSequence(openReader(db)) };
}
