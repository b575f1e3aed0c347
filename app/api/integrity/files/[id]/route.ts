import { noParamsSchema } from "@/lib/api/parameters";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { getFileProof } from "@/lib/integrity/get-file-proof";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params }: Asked<{ id: string }>) =>
  getFileProof(reader, integerOf(params.id), Date.now()),
);
