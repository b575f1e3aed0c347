import { profileParamsSchema } from "@/lib/api/profile-contract";
import { type Asked, respond } from "@/lib/http/respond";
import { getProfile } from "@/lib/profiles/get-profile";
import { readKind } from "@/lib/profiles/read-kind";

export const dynamic = "force-dynamic";

export const GET = respond(
  profileParamsSchema,
  ({ reader, params: { kind } }: Asked<{ kind: string }>, { id, ...params }) =>
    getProfile(reader, readKind(kind), id, params, Date.now()),
);
