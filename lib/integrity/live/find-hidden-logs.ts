import { FileProblem } from "@/lib/ingest/body/file-problem";
import { openBody } from "@/lib/ingest/body/open-body";
import { splitBlocks } from "@/lib/ingest/body/split-blocks";
import type { LogObject, Source } from "@/lib/ingest/sources/source";
import { abreast } from "./abreast";
import { readObject } from "./read-object";

const LANES = 16;
const MOST_BYTES = 128 * 1024 * 1024;

/**
 * Those of some objects that hold records although no name says so: what a file holds decides
 * whether it is indexed, and other tools go by its folder alone. One that cannot be read is none.
 */
export async function findHiddenLogs(
  source: Source,
  objects: readonly LogObject[],
  signal: AbortSignal,
): Promise<readonly LogObject[]> {
  const found: LogObject[] = [];
  const look = async (object: LogObject) => {
    const opened = await readObject(source, object, signal);
    return { object, isLog: "bytes" in opened && (await holdsRecords(opened.bytes)) };
  };
  const lanes = { lanes: LANES, mostBytes: MOST_BYTES };
  for await (const { object, isLog } of abreast(objects, look, {
    ...lanes,
    bytesOf: ({ sizeBytes }) => sizeBytes,
  })) {
    if (isLog) found.push(object);
  }
  return found;
}

async function holdsRecords(bytes: Buffer): Promise<boolean> {
  try {
    for await (const { records } of splitBlocks(openBody(bytes).chunks)) {
      if (records.some(({ problem }) => problem === null)) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof FileProblem) return false;
    throw error;
  }
}
