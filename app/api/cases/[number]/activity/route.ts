import { noParamsSchema } from "@/lib/api/parameters";
import { listActivity } from "@/lib/cases/list-activity";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params }: Asked<{ number: string }>) =>
  listActivity(reader, integerOf(params.number)),
);
