import { exportParamsSchema } from "@/lib/api/parameters";
import { startExport } from "@/lib/events/start-export";
import { toQuestion } from "@/lib/events/to-question";
import { download, emptyDownload } from "@/lib/http/download";
import { respond } from "@/lib/http/respond";
import { zipStream } from "@/lib/http/zip-stream";

export const dynamic = "force-dynamic";

export const GET = respond(
  exportParamsSchema,
  async ({ reader, request }, { format, sort, cols = [], tz, pack, id, ...params }) => {
    const ending = pack === "zip" ? pack : format;
    const { question } = toQuestion(params, Date.now());
    // Next has GET answer HEAD too, and then nobody reads the export or ends it.
    if (request.method === "HEAD") return emptyDownload(ending);
    const asked = { question, format, sort, cols, tz };
    const { files, events, follow, job } = await startExport(reader, asked, id, ending);
    const sent = pack === "zip" ? zipStream(files()) : events.chunks;
    return download(follow(sent), job.name, ending);
  },
  "work",
);
