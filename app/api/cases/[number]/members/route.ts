import { memberActionSchema } from "@/lib/api/case-change-contract";
import { changeMembers } from "@/lib/cases/change-members";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(
  memberActionSchema,
  ({ reader, params }: Asked<{ number: string }>, asked) =>
    changeMembers(reader, integerOf(params.number), asked),
);
