import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { listEvents } from "@/lib/events/list-events";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import { write } from "./write";

const COLUMNS: readonly { title: string; width: number; of: (row: EventRow) => string | null }[] = [
  {
    title: "TIME",
    width: 20,
    of: ({ timeMs }) =>
      timeMs === null ? "unknown" : new Date(timeMs).toISOString().replace(".000", ""),
  },
  { title: "OUTCOME", width: 8, of: (row) => row.outcome },
  {
    title: "SERVICE",
    width: 16,
    of: (row) => row.eventSource?.replace(/\.amazonaws\.com$/, "") ?? null,
  },
  { title: "EVENT", width: 28, of: (row) => row.eventName },
  { title: "REGION", width: 14, of: (row) => row.region },
  { title: "WHO", width: 28, of: (row) => row.principal.name },
  { title: "FROM", width: 24, of: (row) => row.sourceIp },
];

/** Prints events as a table for reading; returns how many. Log texts cannot drive the terminal. */
export async function printTable(
  reader: Reader,
  question: EventQuestion,
  { limit, sort }: { limit: number; sort: "-time" | "time" },
): Promise<number> {
  let isWanted = await write(line(COLUMNS.map(({ title }) => title)));
  let count = 0;
  let cursor: string | undefined;
  let asof = question.asof;
  do {
    const options = { limit: Math.min(500, limit - count), sort, cursor };
    const page = await listEvents(reader, { ...question, asof }, options);
    const lines = page.rows.map((row) => line(COLUMNS.map((column) => column.of(row) ?? "-")));
    isWanted = await write(lines.join(""));
    count += page.rows.length;
    cursor = page.nextCursor ?? undefined;
    asof = page.asof;
  } while (isWanted && cursor !== undefined && count < limit);
  return count;
}

function line(cells: readonly string[]): string {
  const padded = cells.map((cell, index) => {
    const width = COLUMNS[index]?.width ?? 0;
    return shortenMiddle(toVisible(cell), width).padEnd(width);
  });
  return `${padded.join("  ").trimEnd()}\n`;
}
