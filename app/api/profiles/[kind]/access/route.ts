import { profileParamsSchema } from "@/lib/api/profile-contract";
import { type Asked, respond } from "@/lib/http/respond";
import { getAccess } from "@/lib/profiles/access";
import { readKind } from "@/lib/profiles/read-kind";

export const dynamic = "force-dynamic";

export const GET = respond(
  profileParamsSchema,
  ({ reader, params: { kind } }: Asked<{ kind: string }>, { id, ...params }) =>
    getAccess(reader, readKind(kind), id, params, Date.now()),
);
