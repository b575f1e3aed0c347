import { huntActionSchema } from "@/lib/api/hunt-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { cancelHunt } from "@/lib/detections/hunts/cancel-hunt";
import { getHunt } from "@/lib/detections/hunts/get-hunt";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params: { id } }: Asked<{ id: string }>) =>
  getHunt(reader, integerOf(id)),
);

export const POST = change(huntActionSchema, ({ reader, params: { id } }: Asked<{ id: string }>) =>
  cancelHunt(reader, integerOf(id)),
);
