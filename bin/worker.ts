import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { NewSource } from "@/lib/api/import-contract";
import { getConfig } from "@/lib/config";
import { openDatabase } from "@/lib/db/database";
import { AppError } from "@/lib/errors";
import { logFault } from "@/lib/http/log-fault";
import { addSource } from "@/lib/imports/add-source";
import { threadParser } from "@/lib/ingest/parse/parse-pool";
import { PARSER_LIMITS } from "@/lib/ingest/parse/thread-options";
import { keepTrying, runWorker } from "@/lib/ingest/run-worker";
import { verifyWaiting } from "@/lib/integrity/runs/verify-waiting";

/** The worker process: everything of Trailglass that happens without a browser. */
const config = getConfig();
const db = openDatabase(config.DATABASE_URL, { searchTimeoutMs: config.SEARCH_TIMEOUT_MS });
const end = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => end.abort());

const sampleDir = `${config.TRAILGLASS_DATA}/sample`;
const given: NewSource[] = [];
if (config.TRAILGLASS_LOGS !== undefined) {
  given.push({ kind: "folder", path: config.TRAILGLASS_LOGS });
}
if (config.TRAILGLASS_S3 !== undefined) given.push({ kind: "s3", url: config.TRAILGLASS_S3 });

/** Tried until the database is there; a place that cannot be a source is told once. */
function add(source: NewSource): Promise<void> {
  const step = async () => {
    try {
      await addSource(db.owner, source, { sampleDir });
    } catch (error) {
      if (!(error instanceof AppError && error.kind === "invalid")) throw error;
      // The launcher checked the place too; whatever else is indexed goes on.
      logFault("source", error);
    }
  };
  return keepTrying(step, end.signal, (problem) => logFault("source", problem), 1);
}

const threads = config.PARSE_THREADS ?? Math.min(4, availableParallelism());
const parser = threadParser(
  () =>
    new Worker(new URL("./parse-thread.js", import.meta.url), { resourceLimits: PARSER_LIMITS }),
  Math.max(1, threads),
);
const adding = Promise.all(given.map(add));
const verify = verifyWaiting(db, {
  pinnedFile: config.TRAILGLASS_CLOUDTRAIL_KEYS,
  signal: end.signal,
});
const proving = keepTrying(verify, end.signal, (problem) => logFault("verification", problem));
await runWorker({
  db,
  parser,
  signal: end.signal,
  lanes: 2,
  listEveryMs: 15_000,
  onTrouble: (problem) => logFault("worker", problem),
});
await Promise.all([adding, proving]);
await parser.close();
await db.close();
