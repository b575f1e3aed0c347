import { comparisonParamsSchema } from "@/lib/api/report-contract";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { compareReports } from "@/lib/reports/runs/compare-reports";

export const dynamic = "force-dynamic";

export const GET = respond(
  comparisonParamsSchema,
  ({ reader, params: { id } }: Asked<{ id: string }>, { with: other }) =>
    compareReports(reader, integerOf(id), other ?? null),
);
