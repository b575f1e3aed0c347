import { blockParamsSchema } from "@/lib/api/profile-contract";
import { type Asked, respond } from "@/lib/http/respond";
import { listBlocks } from "@/lib/profiles/list-blocks";
import { readKind } from "@/lib/profiles/read-kind";

export const dynamic = "force-dynamic";

export const GET = respond(
  blockParamsSchema,
  ({ reader, params: { kind } }: Asked<{ kind: string }>, { id, ...params }) =>
    listBlocks(reader, readKind(kind), id, params, Date.now()),
);
