import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { exportParamsSchema } from "@/lib/api/parameters";
import type { Reader } from "@/lib/auth/reader";
import type { ExportRequest } from "@/lib/events/export-manifest";
import { startExport } from "@/lib/events/start-export";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { prepareFolder, writeFolder } from "./export-folder";
import { withReader } from "./open";
import { QUESTION_OPTIONS, questionOf } from "./question";
import { type Command, type CommandInput, FOUND, NOT_FOUND, UsageError } from "./run";
import { keepTelling } from "./status-line";

const FORMATS = ["ndjson", "json", "csv", "md"] as const;

export const exportCommand: Command = {
  options: {
    ...QUESTION_OPTIONS,
    out: { type: "string" },
    format: { type: "string" },
    cols: { type: "string" },
    sort: { type: "string" },
    tz: { type: "string" },
  },
  words: [1, 1],
  async run(input) {
    const { out } = input.options;
    if (typeof out !== "string" || out === "") throw new UsageError("Say where: --out DIR.");
    const request = requestOf(input);
    const count = await withReader(input, (reader) => exportTo(resolve(out), reader, request));
    return count > 0 ? FOUND : NOT_FOUND;
  },
};

/** What the options ask for. Throws UsageError. */
export function requestOf(input: CommandInput): ExportRequest {
  const { format: ending = "ndjson", sort = "-time", cols = "", tz = "utc" } = input.options;
  const format = FORMATS.find((known) => known === ending);
  if (!format) throw new UsageError(`--format takes ${FORMATS.join(", ")}.`);
  if (sort !== "time" && sort !== "-time") throw new UsageError("--sort takes time, -time.");
  const columns = exportParamsSchema.shape.cols.safeParse(cols);
  if (!columns.success) throw new UsageError("--cols takes up to 40 names.");
  return {
    question: questionOf(input),
    format,
    sort,
    cols: columns.data ?? [],
    // Only the one who asks knows which clock is on the wall.
    tz: tz === "local" ? new Intl.DateTimeFormat().resolvedOptions().timeZone : String(tz),
  };
}

/**
 * Writes an export with its manifest and sums into a folder and returns the number of events.
 * Throws AppError `invalid` when one of the files is there already.
 */
export async function exportTo(
  dir: string,
  reader: Reader,
  request: ExportRequest,
): Promise<number> {
  await prepareFolder(dir, [`events.${request.format}`, "manifest.json", "SHA256SUMS"]);
  const { files, follow, job, result } = await startExport(reader, request, randomUUID());
  const told = () => {
    const { events, total, records, bytes } = job.progress();
    const of = total === null ? "" : ` of ${formatCount(total)}`;
    const read = records === null ? "" : `, ${formatCount(records)} records read`;
    return `${formatCount(events)}${of} events${read}, ${formatBytes(bytes)}`;
  };
  const line = keepTelling(told);
  try {
    for await (const _written of follow(writeFolder(dir, files()))) {
      // Nothing is left to do with what is on the disk.
    }
    line.say(`${told()} in ${dir}`);
  } finally {
    line.stop();
  }
  return result().tally.events;
}
