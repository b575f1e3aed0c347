import { listParamsSchema } from "@/lib/api/parameters";
import { recordSearch } from "@/lib/audit/record-search";
import { listEvents } from "@/lib/events/list-events";
import { lookUpInTime } from "@/lib/events/query-warnings";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

/** A page that only records can decide comes in steps, so that the reader sees it grow and can stop. */
const PATIENCE = { records: 5_000, ms: 700 };

export const GET = respond(
  listParamsSchema,
  async ({ reader }, { limit, cursor, sort, cols, at, around, ...params }) => {
    const { question, warnings } = toQuestion(params, Date.now());
    // Further pages belong to the search that the first one recorded.
    if (cursor === undefined) await recordSearch(reader, params);
    const page = { limit, cursor, sort, cols, at, around, patience: PATIENCE };
    const [listed, odd] = await Promise.all([
      listEvents(reader, question, page),
      // They were said with the first page.
      cursor === undefined ? lookUpInTime(reader, question, params.q) : [],
    ]);
    return { ...listed, warnings: [...warnings, ...odd] };
  },
);
