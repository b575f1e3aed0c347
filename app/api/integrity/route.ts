import { newVerificationSchema } from "@/lib/api/integrity-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { change, respond } from "@/lib/http/respond";
import { getIntegrity } from "@/lib/integrity/get-integrity";
import { startRun } from "@/lib/integrity/runs/start-run";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => getIntegrity(reader));

export const POST = change(newVerificationSchema, ({ reader }, scope) =>
  startRun(reader, scope, Date.now()),
);
