import { suppressionActionSchema } from "@/lib/api/suppression-contract";
import { endSuppression } from "@/lib/detections/alerts/suppress";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(
  suppressionActionSchema,
  ({ reader, params }: Asked<{ id: string }>) => endSuppression(reader, integerOf(params.id)),
  { may: "lead" },
);
