import { regionParamsSchema } from "@/lib/api/region-contract";
import { respond } from "@/lib/http/respond";
import { getRegionGrid } from "@/lib/regions/get-region-grid";

export const dynamic = "force-dynamic";

export const GET = respond(regionParamsSchema, ({ reader }, params) =>
  getRegionGrid(reader, params, Date.now()),
);
