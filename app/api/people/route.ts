import { noParamsSchema } from "@/lib/api/parameters";
import { newPersonSchema } from "@/lib/api/people-contract";
import { change, respond } from "@/lib/http/respond";
import { invitationPath } from "@/lib/people/invitation-path";
import { invite } from "@/lib/people/invitations";
import { listPeople } from "@/lib/people/list-people";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => listPeople(reader), "manage");

export const POST = change(
  newPersonSchema,
  async ({ reader }, person) => ({ path: invitationPath(await invite(reader, person)) }),
  { may: "manage" },
);
