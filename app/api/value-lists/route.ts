import { noParamsSchema } from "@/lib/api/parameters";
import { valueListActionSchema } from "@/lib/api/value-list-contract";
import { changeValueList } from "@/lib/detections/rule-pages/change-value-list";
import { listValueLists } from "@/lib/detections/rule-pages/value-lists";
import { change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => listValueLists(reader));

export const POST = change(
  valueListActionSchema,
  ({ reader }, action) => changeValueList(reader, action),
  { may: "lead", most: 8 * 1024 * 1024 },
);
