import type { QueryClient } from "@tanstack/react-query";
import type { SearchRuns } from "@/lib/api/desk-contract";
import { searchRunsQuery } from "@/lib/api/desk-queries";
import { csvRow } from "@/lib/format/csv";
import { toVisible } from "@/lib/format/visible";

const PAGE = 500;

/** Reads all searches, page by page, and hands them to the browser as a CSV file. */
export async function saveHistory(client: QueryClient): Promise<void> {
  const lines = [csvRow(["id", "came from", "time (UTC)", "query", "found", "link"])];
  let cursor: number | null = null;
  do {
    const page: SearchRuns = await client.fetchQuery({
      ...searchRunsQuery(cursor, PAGE),
      staleTime: 0,
    });
    for (const { id, parentId, atMs, q, found, url } of page.runs) {
      lines.push(csvRow([id, parentId, new Date(atMs).toISOString(), toVisible(q), found, url]));
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  const file = URL.createObjectURL(new Blob(lines, { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = file;
  link.download = "trailglass-search-history.csv";
  link.click();
  URL.revokeObjectURL(file);
}
