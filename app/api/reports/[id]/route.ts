import { noParamsSchema } from "@/lib/api/parameters";
import { reportActionSchema } from "@/lib/api/report-contract";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change, respond } from "@/lib/http/respond";
import { addAddition } from "@/lib/reports/runs/add-addition";
import { cancelReport } from "@/lib/reports/runs/cancel-report";
import { getReport } from "@/lib/reports/runs/get-report";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params: { id } }: Asked<{ id: string }>) =>
  getReport(reader, integerOf(id)),
);

export const POST = change(
  reportActionSchema,
  ({ reader, params: { id } }: Asked<{ id: string }>, asked) =>
    asked.action === "cancel"
      ? cancelReport(reader, integerOf(id))
      : addAddition(reader, integerOf(id), asked.addition, Date.now()),
);
