import { lineageParamsSchema } from "@/lib/api/lineage-contract";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";
import { subjectOf } from "@/lib/lineage/read-subject";
import { traceLineage } from "@/lib/lineage/trace-lineage";

export const dynamic = "force-dynamic";

export const GET = respond(lineageParamsSchema, ({ reader }, { from, to, ...params }) =>
  traceLineage(reader, subjectOf(params), toQuestion({ q: "", from, to }, Date.now()).question),
);
