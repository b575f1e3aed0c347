import type { PrismaClient } from "@/lib/db/generated/client";
import { recordListing } from "@/lib/ingest/ledger/record-listing";
import type { OpenedSource } from "./open-source";

/**
 * Waits for announcements of every source that has a queue and looks each announced object up at
 * once. A hint puts nothing in the ledger by itself: the object's own listing does, and the message
 * is deleted only after that.
 */
export async function followQueues(
  db: PrismaClient,
  sourceOf: (sourceId: number) => Promise<OpenedSource>,
  signal: AbortSignal,
): Promise<boolean> {
  const rows = await db.logSource.findMany({ where: { state: "active", kind: "s3" } });
  const followed = await Promise.all(
    rows.map(async ({ id }) => {
      const { source, queue } = await sourceOf(id);
      await queue?.receive(async ({ hints }) => {
        const prefixes = hints.map(({ key }) => key);
        if (prefixes.length === 0) return;
        for await (const page of source.list({ signal, prefixes })) {
          await recordListing(db, id, page, "sqs");
        }
      }, signal);
      return queue !== null;
    }),
  );
  return followed.includes(true);
}
