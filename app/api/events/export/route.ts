import { exportParamsSchema } from "@/lib/api/parameters";
import { startExport } from "@/lib/events/start-export";
import { toQuestion } from "@/lib/events/to-question";
import { download } from "@/lib/http/download";
import { respond } from "@/lib/http/respond";
import { zipStream } from "@/lib/http/zip-stream";

export const dynamic = "force-dynamic";

export const GET = respond(
  exportParamsSchema,
  async ({ reader }, { format, sort, cols = [], tz, pack, id, ...params }) => {
    const { question } = toQuestion(params, Date.now());
    const started = await startExport(reader, { question, format, sort, cols, tz }, id);
    const ending = pack === "zip" ? pack : format;
    const sent = pack === "zip" ? zipStream(started.files()) : started.events.chunks;
    return download(started.follow(sent), `${started.name}.${ending}`, ending);
  },
);
