import { scanParamsSchema } from "@/lib/api/parameters";
import { scanSteps } from "@/lib/events/scan-steps";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";
import { streamLines } from "@/lib/http/stream-lines";

export const dynamic = "force-dynamic";

export const GET = respond(scanParamsSchema, ({ reader }, { by, tz, fields, top, ...params }) => {
  const { question } = toQuestion(params, Date.now());
  const plan = { by, fields, top, zone: tz };
  return streamLines(reader, (asking) => scanSteps(asking, question, plan));
});
