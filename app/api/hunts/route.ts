import { newHuntSchema } from "@/lib/api/hunt-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { listHunts } from "@/lib/detections/hunts/list-hunts";
import { startHunt } from "@/lib/detections/hunts/start-hunt";
import { change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => listHunts(reader));

export const POST = change(
  newHuntSchema,
  ({ reader }, hunt) => startHunt(reader, hunt, Date.now()),
  { most: 128 * 1024 },
);
