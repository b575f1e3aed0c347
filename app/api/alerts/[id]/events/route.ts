import { evidenceParamsSchema } from "@/lib/api/alert-evidence-contract";
import { alertEvidence } from "@/lib/detections/questions/alert-evidence";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  evidenceParamsSchema,
  ({ reader, params }: Asked<{ id: string }>, asked) =>
    alertEvidence(reader, integerOf(params.id), asked),
);
