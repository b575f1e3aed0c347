import { newReportSchema } from "@/lib/api/report-contract";
import { change } from "@/lib/http/respond";
import { askPreview } from "@/lib/reports/runs/ask-report";

export const dynamic = "force-dynamic";

export const POST = change(newReportSchema, ({ reader }, report) =>
  askPreview(reader, report, process.cwd(), Date.now()),
);
