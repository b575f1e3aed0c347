import { acceptInvitationSchema } from "@/lib/api/sign-in-contract";
import { changeByAnyone } from "@/lib/http/respond";
import { browserOf, signedIn } from "@/lib/http/signed-in";
import { acceptInvitation } from "@/lib/people/invitations";

export const dynamic = "force-dynamic";

export const POST = changeByAnyone(acceptInvitationSchema, async ({ db, request }, given) =>
  signedIn(request, await acceptInvitation(db, given, browserOf(request)), "sign-in"),
);
