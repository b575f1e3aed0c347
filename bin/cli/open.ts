import { join, resolve } from "node:path";
import { withDatabase } from "@/bin/launch/find-database.mjs";
import { projectRoot } from "@/bin/launch/project.mjs";
import { openReader, type Reader } from "@/lib/auth/reader";
import { openDatabase } from "@/lib/db/database";
import type { CommandInput } from "./run";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Where the embedded database lives. */
export function dataDirOf({ options }: CommandInput): string {
  const given = options.data ?? process.env.TRAILGLASS_DATA;
  return given === undefined ? join(projectRoot, ".trailglass") : resolve(String(given));
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
    // Ctrl-C ends the question, not the process: what was started must be stopped.
    const asked = new AbortController();
    const stop = () => asked.abort();
    for (const signal of SIGNALS) process.once(signal, stop);
    try {
      return await work(openReader(db, asked.signal));
    } finally {
      for (const signal of SIGNALS) process.off(signal, stop);
      await db.close();
    }
  });
}
