import { resolve } from "node:path";
import type { RecordSlice } from "@/lib/ingest/body/block";
import { openBody } from "@/lib/ingest/body/open-body";
import { splitBlocks } from "@/lib/ingest/body/split-blocks";
import { FolderSource } from "@/lib/ingest/sources/folder";

/**
 * Every record of the log files in a folder, an archive or one file, read as the index reads them
 * but kept nowhere. What cannot be read is told and skipped: a file, an object, or one record.
 */
export async function* readLogRecords(
  place: string,
  onProblem: (name: string, problem: string) => void,
): AsyncGenerator<RecordSlice> {
  const source = await FolderSource.at(resolve(place), { settleMs: 0 });
  const { signal } = new AbortController();
  for await (const { objects, skipped } of source.list({ signal })) {
    for (const { key, reason } of skipped) onProblem(key, reason);
    for (const object of objects) {
      try {
        const { bytes } = await source.open(object, signal);
        for await (const { records } of splitBlocks(openBody(bytes).chunks)) {
          for (const record of records) {
            if (record.problem === null) yield record;
            else onProblem(object.key, record.problem.detail);
          }
        }
      } catch (error) {
        onProblem(object.key, error instanceof Error ? error.message : String(error));
      }
    }
  }
}
