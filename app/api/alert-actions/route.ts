import { newActionSchema } from "@/lib/api/action-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { addAction } from "@/lib/detections/actions/change-actions";
import { listActions } from "@/lib/detections/actions/list-actions";
import { sendOptions } from "@/lib/detections/actions/send-options";
import { change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) =>
  listActions(reader, sendOptions().mail !== null),
);

export const POST = change(
  newActionSchema,
  ({ reader }, action) => addAction(reader, action, sendOptions()),
  { may: "manage" },
);
