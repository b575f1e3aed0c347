import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { exportEvents } from "@/lib/events/export-events";
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
    const limit = wholeNumber(input.options.limit, "limit") ?? Number.POSITIVE_INFINITY;
    const format = FORMATS.find((known) => known === (input.options.format ?? "ndjson"));
    if (!format) throw new UsageError(`--format takes ${FORMATS.join(", ")}.`);
    const sort = input.options.sort === "time" ? "time" : "-time";
    const count = await withReader(input, (reader) =>
      format === "table"
        ? printTable(reader, question, { limit, sort })
        : print(reader, question, format, { limit, sort }),
    );
    return count > 0 ? FOUND : NOT_FOUND;
  },
};

/** Returns the number of events printed. */
async function print(
  reader: Reader,
  question: EventQuestion,
  format: "ndjson" | "json" | "csv",
  options: { limit: number; sort: "-time" | "time" },
): Promise<number> {
  const { chunks, count } = await exportEvents(reader, question, format, options);
  for await (const chunk of chunks) {
    if (!(await write(chunk))) break;
  }
  return count();
}
