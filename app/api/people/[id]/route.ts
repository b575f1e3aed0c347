import { personChangeSchema } from "@/lib/api/people-contract";
import { type Asked, change } from "@/lib/http/respond";
import { changePerson } from "@/lib/people/change-person";
import { invitationPath } from "@/lib/people/invitation-path";

export const dynamic = "force-dynamic";

export const POST = change(
  personChangeSchema,
  async ({ reader, params }: Asked<{ id: string }>, wanted) => {
    const token = await changePerson(reader, params.id, wanted);
    return { path: token === null ? null : invitationPath(token) };
  },
  { may: "manage" },
);
