import { coverageExportParamsSchema } from "@/lib/api/coverage-contract";
import { exportCoverage } from "@/lib/coverage/export-coverage";
import { download } from "@/lib/http/download";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  coverageExportParamsSchema,
  async ({ reader }, params) => {
    const name = params.format === "json" ? "" : `-${params.what}`;
    const chunks = await exportCoverage(reader, params, Date.now());
    return download(chunks, `trailglass-coverage${name}.${params.format}`, params.format);
  },
  "work",
);
