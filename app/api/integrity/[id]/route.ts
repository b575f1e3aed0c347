import { verificationActionSchema } from "@/lib/api/integrity-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change, respond } from "@/lib/http/respond";
import { getRun } from "@/lib/integrity/get-run";
import { cancelRun } from "@/lib/integrity/runs/cancel-run";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params }: Asked<{ id: string }>) =>
  getRun(reader, integerOf(params.id)),
);

export const POST = change(verificationActionSchema, ({ reader, params }: Asked<{ id: string }>) =>
  cancelRun(reader, integerOf(params.id)),
);
