import { coverageParamsSchema } from "@/lib/api/coverage-contract";
import { getCoverage } from "@/lib/coverage/get-coverage";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(coverageParamsSchema, ({ reader }, params) =>
  getCoverage(reader, params, Date.now()),
);
