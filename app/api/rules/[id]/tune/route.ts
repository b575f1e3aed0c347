import { filterPreviewParamsSchema, tuneParamsSchema } from "@/lib/api/tune-contract";
import { previewFilter } from "@/lib/detections/hunts/preview-filter";
import { proposeFilters } from "@/lib/detections/hunts/propose-filters";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  tuneParamsSchema,
  ({ reader, params: { id } }: Asked<{ id: string }>, about) =>
    proposeFilters(reader, integerOf(id), about),
);

export const POST = change(
  filterPreviewParamsSchema,
  ({ reader, params: { id } }: Asked<{ id: string }>, asked) =>
    previewFilter(reader, integerOf(id), asked, Date.now()),
  { most: 128 * 1024 },
);
