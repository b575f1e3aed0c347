import type { Reader } from "@/lib/auth/reader";
import type { ExportRequest } from "@/lib/events/export-manifest";
import { startExport } from "@/lib/events/start-export";
import { withReader } from "./open";
import { QUESTION_OPTIONS, questionOf, wholeNumber } from "./question";
import { type Command, FOUND, NOT_FOUND, UsageError } from "./run";
import { printTable } from "./table";
import { write } from "./write";

const FORMATS = ["ndjson", "json", "csv", "table"] as const;

export const search: Command = {
  options: {
    ...QUESTION_OPTIONS,
    limit: { type: "string" },
    format: { type: "string" },
    sort: { type: "string" },
  },
  words: [1, 1],
  async run(input) {
    const question = questionOf(input);
    const limit = wholeNumber(input.options.limit, "limit");
    const format = FORMATS.find((known) => known === (input.options.format ?? "ndjson"));
    if (!format) throw new UsageError(`--format takes ${FORMATS.join(", ")}.`);
    const sort = input.options.sort === "time" ? "time" : "-time";
    const count = await withReader(input, (reader) =>
      format === "table"
        ? printTable(reader, question, { limit: limit ?? Number.POSITIVE_INFINITY, sort })
        : print(reader, { question, format, sort, cols: [], tz: "utc", limit }),
    );
    return count > 0 ? FOUND : NOT_FOUND;
  },
};

/**
 * Returns the number of events printed. It is an export without a manifest: as records hold secrets,
 * it is recorded as one before the first of them is printed.
 */
export async function print(reader: Reader, request: ExportRequest): Promise<number> {
  const { events, follow, result } = await startExport(reader, request);
  for await (const chunk of follow(events.chunks)) {
    if (!(await write(chunk))) break;
  }
  return result().tally.events;
}
