import { filesParamsSchema } from "@/lib/api/parameters";
import { download } from "@/lib/http/download";
import { respond } from "@/lib/http/respond";
import { exportFiles } from "@/lib/imports/export-files";

export const dynamic = "force-dynamic";

export const GET = respond(
  filesParamsSchema,
  async ({ reader }, question) =>
    download(exportFiles(reader, question), "trailglass-files.csv", "csv"),
  "work",
);
