import { newReportSchema, reportsParamsSchema } from "@/lib/api/report-contract";
import { change, respond } from "@/lib/http/respond";
import { askReport } from "@/lib/reports/runs/ask-report";
import { reportsOverview } from "@/lib/reports/runs/reports-overview";

export const dynamic = "force-dynamic";

export const GET = respond(reportsParamsSchema, ({ reader }, params) =>
  reportsOverview(reader, params, process.cwd()),
);

export const POST = change(newReportSchema, ({ reader }, report) =>
  askReport(reader, report, process.cwd(), Date.now()),
);
