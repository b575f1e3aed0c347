import type { Reader } from "@/lib/auth/reader";
import { csvRow } from "@/lib/format/csv";
import { type FileQuestion, listFiles } from "./list-files";

const COLUMNS = [
  "key",
  "state",
  "family",
  "sizeBytes",
  "bodyBytes",
  "account",
  "region",
  "records",
  "events",
  "copies",
  "rejected",
  "attempts",
  "reason",
  "detail",
  "bodySha256",
] as const;

/** The files of a question as CSV, all pages of them. */
export async function* exportFiles(reader: Reader, question: FileQuestion): AsyncGenerator<Buffer> {
  yield Buffer.from(csvRow(COLUMNS));
  let cursor = question.cursor;
  for (;;) {
    const page = await listFiles(reader, { ...question, cursor, limit: 500 });
    yield Buffer.from(
      page.files.map((file) => csvRow(COLUMNS.map((column) => file[column]))).join(""),
    );
    if (page.nextCursor === null) return;
    cursor = Number(page.nextCursor);
  }
}
