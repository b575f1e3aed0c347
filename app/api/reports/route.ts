import { noParamsSchema } from "@/lib/api/parameters";
import { newReportSchema } from "@/lib/api/report-contract";
import { change, respond } from "@/lib/http/respond";
import { askReport } from "@/lib/reports/runs/ask-report";
import { reportsOverview } from "@/lib/reports/runs/reports-overview";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => reportsOverview(reader, process.cwd()));

export const POST = change(newReportSchema, ({ reader }, report) =>
  askReport(reader, report, process.cwd(), Date.now()),
);
