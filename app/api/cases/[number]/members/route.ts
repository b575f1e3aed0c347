import { memberActionSchema } from "@/lib/api/case-change-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { changeMembers } from "@/lib/cases/change-members";
import { listCandidates } from "@/lib/cases/list-candidates";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  noParamsSchema,
  ({ reader, params }: Asked<{ number: string }>) =>
    listCandidates(reader, integerOf(params.number)),
  "work",
);

export const POST = change(
  memberActionSchema,
  ({ reader, params }: Asked<{ number: string }>, asked) =>
    changeMembers(reader, integerOf(params.number), asked),
);
