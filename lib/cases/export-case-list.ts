import type { CaseList, CaseListParams } from "@/lib/api/case-change-contract";
import type { Reader } from "@/lib/auth/reader";
import { csvRow } from "@/lib/format/csv";
import type { CaseFilter } from "./case-conditions";
import { readCaseRows } from "./list-cases";

const PAGE = 500;
const COLUMNS = ["number", "title", "status", "severity", "lead", "tags", "opened", "closed"];

/** All cases of a filter as CSV, in its order. */
export async function* exportCaseList(
  reader: Reader,
  asked: CaseFilter & Pick<CaseListParams, "sort">,
): AsyncGenerator<Buffer> {
  yield Buffer.from(csvRow(COLUMNS));
  for (let offset = 0; ; offset += PAGE) {
    const rows = await readCaseRows(reader, asked, { limit: PAGE, offset });
    yield Buffer.from(rows.map(rowOf).join(""));
    if (rows.length < PAGE) return;
  }
}

function rowOf(row: CaseList["cases"][number]): string {
  const { number, title, status, severity, lead, tags, openedAt, closedAt } = row;
  const name = lead?.name ?? null;
  return csvRow([number, title, status, severity, name, tags.join(" "), openedAt, closedAt]);
}
