import { actionChangeSchema } from "@/lib/api/action-contract";
import { changeAction } from "@/lib/detections/actions/change-actions";
import { sendOptions } from "@/lib/detections/actions/send-options";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(
  actionChangeSchema,
  ({ reader, params }: Asked<{ id: string }>, wanted) =>
    changeAction(reader, integerOf(params.id), wanted, sendOptions()),
  { may: "manage" },
);
