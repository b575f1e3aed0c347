import type { NewPin } from "@/lib/api/case-change-contract";
import type { Reader } from "@/lib/auth/reader";
import { countByTime } from "@/lib/events/count-by-time";
import { countEvents } from "@/lib/events/count-events";
import { listEvents } from "@/lib/events/list-events";
import { toQuestion } from "@/lib/events/to-question";
import type { PinContent } from "./pin-content";
import { accountsInSight, newestImport } from "./pin-scope";

type Search = Extract<NewPin, { kind: "query" | "chart" }>;

/** Rows of a query that are kept with its count. */
const FIRST_ROWS = 50;

/**
 * Copies a query with its count and its newest rows, or its histogram with all numbers. It is asked
 * with absolute times and as of the last import, so its link shows the same later.
 * Throws AppError `invalid` for a query that cannot be read, `timeout`.
 */
export async function copySearch(
  reader: Reader,
  search: Search,
  nowMs: number,
): Promise<PinContent> {
  const { q, from, to } = search;
  const asof = Math.min(await newestImport(reader), search.asof ?? Number.MAX_SAFE_INTEGER);
  const asked = { q, ...(from !== "" && { from }), ...(to !== "" && { to }), asof };
  const { question } = toQuestion(asked, nowMs);
  const copy =
    search.kind === "chart"
      ? { histogram: await countByTime(reader, question, search.by) }
      : {
          total: (await countEvents(reader, question)).total,
          rows: (await listEvents(reader, question, { limit: FIRST_ROWS })).rows,
        };
  const { fromMs, toMs } = question;
  const params = new URLSearchParams({ q, asof: String(asof) });
  if (fromMs !== null) params.set("from", new Date(fromMs).toISOString());
  if (toMs !== null) params.set("to", new Date(toMs).toISOString());
  if (search.kind === "chart" && search.by !== "outcome") params.set("by", search.by);
  return {
    title: q === "" ? "All events" : q.slice(0, 300),
    atMs: null,
    url: `/events?${params}`,
    q,
    fromMs,
    toMs,
    asof,
    accounts: await accountsInSight(reader),
    copy,
    records: [],
  };
}
