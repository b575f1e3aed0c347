import { profileListParamsSchema } from "@/lib/api/profile-contract";
import { type Asked, respond } from "@/lib/http/respond";
import { listProfiles } from "@/lib/profiles/list-profiles";
import { readKind } from "@/lib/profiles/read-kind";

export const dynamic = "force-dynamic";

export const GET = respond(
  profileListParamsSchema,
  ({ reader, params: { kind } }: Asked<{ kind: string }>, params) =>
    listProfiles(reader, readKind(kind), params, Date.now()),
);
