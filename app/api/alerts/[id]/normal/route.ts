import { newNormalSchema } from "@/lib/api/suppression-contract";
import { declareNormal } from "@/lib/detections/alerts/declare-normal";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(
  newNormalSchema,
  ({ reader, params }: Asked<{ id: string }>, normal) =>
    declareNormal(reader, integerOf(params.id), normal, Date.now()),
  { may: "lead" },
);
