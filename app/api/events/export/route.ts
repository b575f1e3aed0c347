import { exportParamsSchema } from "@/lib/api/parameters";
import { exportEvents } from "@/lib/events/export-events";
import { toQuestion } from "@/lib/events/to-question";
import { download } from "@/lib/http/download";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(exportParamsSchema, async ({ reader }, { format, sort, ...params }) => {
  const { question } = toQuestion(params, Date.now());
  const { asof, chunks } = await exportEvents(reader, question, format, { sort });
  return download(chunks, `trailglass-events-asof-${asof}.${format}`, format);
});
