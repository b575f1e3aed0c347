import { setUpSchema } from "@/lib/api/sign-in-contract";
import { changeByAnyone } from "@/lib/http/respond";
import { browserOf, signedIn } from "@/lib/http/signed-in";
import { setUp } from "@/lib/people/set-up";

export const dynamic = "force-dynamic";

export const POST = changeByAnyone(setUpSchema, async ({ db, request }, { token, ...newcomer }) =>
  signedIn(request, await setUp(db, token, newcomer, browserOf(request))),
);
