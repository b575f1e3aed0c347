import { noParamsSchema } from "@/lib/api/parameters";
import { AppError } from "@/lib/errors";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { getStoredReport } from "@/lib/reports/runs/get-report";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, async ({ reader, params }: Asked<{ id: string }>) => {
  const id = integerOf(params.id);
  const { document } = await getStoredReport(reader, id);
  if (document === null) throw new AppError("conflict", `Report ${id} is not made yet.`);
  return new Response(document, {
    headers: {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="report-${id}.json"`,
      "Cache-Control": "no-store, private",
      "X-Content-Type-Options": "nosniff",
    },
  });
});
