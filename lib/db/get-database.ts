import "server-only";
import { getConfig } from "@/lib/config";
import { type Database, openDatabase } from "./database";

const shared = globalThis as { trailglassConnections?: Database };

/** The web server's database: one set of connections, kept across reloads of the code. */
export function getDatabase(): Database {
  shared.trailglassConnections ??= openDatabase(getConfig().DATABASE_URL, {
    searchTimeoutMs: getConfig().SEARCH_TIMEOUT_MS,
  });
  return shared.trailglassConnections;
}

/** Closes what `getDatabase` gave; the next call connects anew. */
export async function closeDatabase(): Promise<void> {
  const { trailglassConnections: open } = shared;
  delete shared.trailglassConnections;
  await open?.close();
}
