import { findingParamsSchema } from "@/lib/api/integrity-contract";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { listFindings } from "@/lib/integrity/list-findings";

export const dynamic = "force-dynamic";

export const GET = respond(
  findingParamsSchema,
  ({ reader, params }: Asked<{ id: string }>, question) =>
    listFindings(reader, integerOf(params.id), question, Date.now()),
);
