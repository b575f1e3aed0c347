import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import type { ExportJob } from "./export-job";

const KEPT_MS = 10 * 60_000;
const MOST = 100;

// One per process, kept across reloads of the code: the download and its progress are two requests.
const shared = globalThis as { trailglassExports?: Map<string, ExportJob> };

/**
 * Lets the one who began an export ask how far it is, until ten minutes after its end.
 * Throws AppError: `conflict` for an id that is taken, `too_many` when a hundred are under way.
 */
export function registerExport(job: ExportJob): void {
  const jobs = known();
  if (jobs.has(job.id)) {
    throw new AppError("conflict", "There is an export with this id already. Choose another id.");
  }
  const ended = [...jobs.values()].find(({ endedMs }) => endedMs !== null);
  if (jobs.size >= MOST && !ended) {
    throw new AppError("too_many", "Too many exports are under way. Wait until one is done.");
  }
  if (jobs.size >= MOST && ended) jobs.delete(ended.id);
  jobs.set(job.id, job);
}

/** Throws AppError `not_found`, which does not tell "no such export" from "somebody else's". */
export function findExport({ actor }: Reader, id: string): ExportJob {
  const job = known().get(id);
  if (job?.actor !== actor) {
    throw new AppError("not_found", "There is no export with this id, or it ended long ago.");
  }
  return job;
}

/** The jobs without those that ended long ago, in the order in which they began. */
function known(): Map<string, ExportJob> {
  shared.trailglassExports ??= new Map();
  const jobs = shared.trailglassExports;
  const forgetBefore = Date.now() - KEPT_MS;
  for (const { id, endedMs } of jobs.values()) {
    if (endedMs !== null && endedMs < forgetBefore) jobs.delete(id);
  }
  return jobs;
}
