import { sourceActionSchema } from "@/lib/api/import-contract";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";
import { actOnSource } from "@/lib/imports/act-on-source";

export const dynamic = "force-dynamic";

export const POST = change(
  sourceActionSchema,
  ({ reader, params }: Asked<{ id: string }>, action) =>
    actOnSource(reader.db.owner, integerOf(params.id), action),
  { may: "manage" },
);
