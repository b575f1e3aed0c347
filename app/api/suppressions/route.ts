import { noParamsSchema } from "@/lib/api/parameters";
import { newSuppressionSchema } from "@/lib/api/suppression-contract";
import { suppress } from "@/lib/detections/alerts/suppress";
import { listSuppressions } from "@/lib/detections/questions/list-suppressions";
import { change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => listSuppressions(reader));

export const POST = change(
  newSuppressionSchema,
  ({ reader }, suppression) => suppress(reader, suppression, Date.now()),
  { may: "lead" },
);
