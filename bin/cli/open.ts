import { resolve } from "node:path";
import { withDatabase } from "@/bin/launch/find-database.mjs";
import { openReader, type Reader } from "@/lib/auth/reader";
import { openDatabase } from "@/lib/db/database";
import type { CommandInput } from "./run";

/** Where the embedded database lives. */
export function dataDirOf({ options }: CommandInput): string {
  return resolve(String(options.data ?? process.env.TRAILGLASS_DATA ?? ".trailglass"));
}

/**
 * Runs some work with a reader of the database: that of the running instance, else an embedded one
 * started for the work alone. A command line has time: its searches may take minutes.
 */
export async function withReader<Answer>(
  input: CommandInput,
  work: (reader: Reader) => Promise<Answer>,
): Promise<Answer> {
  return withDatabase({ dataDir: dataDirOf(input) }, async (url) => {
    const db = openDatabase(url, { searchTimeoutMs: 600_000 });
    try {
      return await work(openReader(db));
    } finally {
      await db.close();
    }
  });
}
