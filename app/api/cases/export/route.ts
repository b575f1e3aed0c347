import { caseExportParamsSchema } from "@/lib/api/case-change-contract";
import { exportCaseList } from "@/lib/cases/export-case-list";
import { download } from "@/lib/http/download";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  caseExportParamsSchema,
  ({ reader }, asked) =>
    Promise.resolve(download(exportCaseList(reader, asked), "trailglass-cases.csv", "csv")),
  "work",
);
