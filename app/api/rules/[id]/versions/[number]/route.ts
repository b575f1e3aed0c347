import { noParamsSchema } from "@/lib/api/parameters";
import { getRuleVersion } from "@/lib/detections/rule-pages/get-rule";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  noParamsSchema,
  ({ reader, params: { id, number } }: Asked<{ id: string; number: string }>) =>
    getRuleVersion(reader, integerOf(id), integerOf(number)),
);
