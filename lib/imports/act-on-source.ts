import type { SourceAction } from "@/lib/api/import-contract";
import type { PrismaClient } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** Pauses, resumes, rescans or removes a source, or tries its failed files again. */
export async function actOnSource(
  db: PrismaClient,
  sourceId: number,
  { action }: SourceAction,
): Promise<{ files: number }> {
  const source = await db.logSource.findUnique({ where: { id: sourceId } });
  if (!source || source.state === "removed") {
    throw new AppError("not_found", `There is no source ${sourceId}.`);
  }
  const set = (data: Parameters<typeof db.logSource.update>[0]["data"]) =>
    db.logSource.update({ where: { id: sourceId }, data });
  switch (action) {
    case "pause":
      await set({ state: "paused" });
      return { files: 0 };
    case "resume":
      await set({ state: "active", problem: null, rescan: true, listingUntil: null });
      return { files: 0 };
    case "rescan":
      await set({ rescan: true, listingUntil: null });
      return { files: 0 };
    case "remove":
      // What was indexed stays: events are evidence, whatever becomes of their source.
      await set({ state: "removed" });
      return { files: 0 };
    case "retry-failed":
      return { files: await retryFiles(db, { sourceId }) };
  }
}

/** Puts one file that was put aside back in the queue. Throws AppError when it is not such a file. */
export async function retryFile(db: PrismaClient, fileId: number): Promise<{ files: number }> {
  const files = await retryFiles(db, { id: fileId });
  if (files === 0) {
    throw new AppError(
      "conflict",
      `File ${fileId} is not one that can be tried again: it is done, or waiting already.`,
    );
  }
  return { files };
}

async function retryFiles(
  db: PrismaClient,
  which: { id: number } | { sourceId: number },
): Promise<number> {
  const { count } = await db.logFile.updateMany({
    where: { ...which, state: { in: ["quarantined", "gone", "blocked"] } },
    data: {
      state: "pending",
      attempts: 0,
      notBefore: new Date(0),
      reason: "retried",
      detail: null,
      finishedAt: null,
    },
  });
  return count;
}
