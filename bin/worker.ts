import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "@/bin/launch/project.mjs";
import type { NewSource } from "@/lib/api/import-contract";
import { sendReports } from "@/lib/bundle/send-reports";
import { getConfig, reportOutFolder } from "@/lib/config";
import { openDatabase } from "@/lib/db/database";
import { mailText } from "@/lib/detections/actions/mail-text";
import { sendOptions } from "@/lib/detections/actions/send-options";
import { sendWaiting } from "@/lib/detections/actions/send-waiting";
import { listDetectors } from "@/lib/detections/detectors/all-detectors";
import { huntWaiting } from "@/lib/detections/hunts/hunt-waiting";
import { followRules } from "@/lib/detections/rules/follow-rules";
import { runDetections } from "@/lib/detections/run-detections";
import { AppError } from "@/lib/errors";
import { logFault } from "@/lib/http/log-fault";
import { addSource } from "@/lib/imports/add-source";
import { threadParser } from "@/lib/ingest/parse/parse-pool";
import { PARSER_LIMITS } from "@/lib/ingest/parse/thread-options";
import { keepTrying, runWorker } from "@/lib/ingest/run-worker";
import { verifyWaiting } from "@/lib/integrity/runs/verify-waiting";
import { locatePoint } from "@/lib/profiles/locate-address";
import { packFolders } from "@/lib/reports/runs/pack-folders";
import { reportWaiting } from "@/lib/reports/runs/report-waiting";

/** The worker process: everything of Trailglass that happens without a browser. */
const config = getConfig();
// Nobody waits at a page for what is asked here: a hunt may take its time.
const db = openDatabase(config.DATABASE_URL, { searchTimeoutMs: 600_000 });
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
const rule = followRules(db.owner, {
  own: join(projectRoot, "rules"),
  folder: config.TRAILGLASS_RULES || null,
  give: (texts) => parser.setRules(texts),
  onTrouble: (problem) => logFault("rules", problem),
  signal: end.signal,
});
// Before the first file is read, so that it is tried on them.
await keepTrying(rule, end.signal, (problem) => logFault("rules", problem), 1);
const ruling = keepTrying(rule, end.signal, (problem) => logFault("rules", problem));
const verify = verifyWaiting(db, {
  pinnedFile: config.TRAILGLASS_CLOUDTRAIL_KEYS,
  signal: end.signal,
});
const proving = keepTrying(verify, end.signal, (problem) => logFault("verification", problem));
const detect = runDetections(db, {
  detectors: listDetectors(config.TRAILGLASS_GEOIP_DB ? locatePoint : null),
  signal: end.signal,
});
const alerting = keepTrying(detect, end.signal, (problem) => logFault("alerts", problem));
const send = sendWaiting(db, { ...sendOptions(), signal: end.signal });
const sending = keepTrying(send, end.signal, (problem) => logFault("messages", problem));
const hunting = huntWaiting(db, end.signal).map((step) =>
  keepTrying(step, end.signal, (problem) => logFault("hunts", problem)),
);
const reporting = reportWaiting(db, {
  folders: packFolders(projectRoot),
  signal: end.signal,
  onTrouble: (problem) => logFault("reports", problem),
}).map((step) => keepTrying(step, end.signal, (problem) => logFault("reports", problem)));
const options = sendOptions();
const { mail: server } = options;
const posting = keepTrying(
  sendReports(db, {
    ...{ root: projectRoot, folder: reportOutFolder(), base: options.base, signal: end.signal },
    mail: server === null ? null : (mail) => mailText(server, mail),
  }),
  end.signal,
  (problem) => logFault("reports", problem),
);
await runWorker({
  db,
  parser,
  signal: end.signal,
  lanes: 2,
  listEveryMs: 15_000,
  onTrouble: (problem) => logFault("worker", problem),
});
await Promise.all([adding, ruling, proving, ...hunting, ...reporting, posting, alerting, sending]);
await parser.close();
await db.close();
