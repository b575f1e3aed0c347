import { huntExportParamsSchema } from "@/lib/api/hunt-contract";
import { startHuntExport } from "@/lib/detections/hunts/start-hunt-export";
import { download, emptyDownload } from "@/lib/http/download";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { zipStream } from "@/lib/http/zip-stream";

export const dynamic = "force-dynamic";

export const GET = respond(
  huntExportParamsSchema,
  async ({ reader, request, params: { id } }: Asked<{ id: string }>, asked) => {
    const ending = asked.pack === "zip" ? asked.pack : asked.format;
    // Next has GET answer HEAD too, and then nobody reads the export or ends it.
    if (request.method === "HEAD") return emptyDownload(ending);
    const { files, events, follow, job } = await startHuntExport(reader, integerOf(id), asked);
    return download(
      follow(asked.pack === "zip" ? zipStream(files()) : events.chunks),
      job.name,
      ending,
    );
  },
  "work",
);
