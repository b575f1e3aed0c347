import { profileParamsSchema } from "@/lib/api/profile-contract";
import { type Asked, respond } from "@/lib/http/respond";
import { listRisks } from "@/lib/profiles/list-risks";
import { readKind } from "@/lib/profiles/read-kind";

export const dynamic = "force-dynamic";

export const GET = respond(
  profileParamsSchema,
  ({ reader, params: { kind } }: Asked<{ kind: string }>, { id, ...params }) =>
    listRisks(reader, readKind(kind), id, params, Date.now()),
);
