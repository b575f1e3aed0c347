import { alertChangeSchema } from "@/lib/api/alert-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { changeAlert } from "@/lib/detections/alerts/change-alert";
import { getAlert } from "@/lib/detections/questions/get-alert";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params }: Asked<{ id: string }>) =>
  getAlert(reader, integerOf(params.id)),
);

export const POST = change(
  alertChangeSchema,
  async ({ reader, params }: Asked<{ id: string }>, changes) => {
    const { id } = await changeAlert(reader, integerOf(params.id), changes);
    return getAlert(reader, id);
  },
);
