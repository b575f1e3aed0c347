import { signInSchema } from "@/lib/api/sign-in-contract";
import { changeByAnyone } from "@/lib/http/respond";
import { browserOf, signedIn } from "@/lib/http/signed-in";
import { signIn } from "@/lib/people/sign-in";

export const dynamic = "force-dynamic";

export const POST = changeByAnyone(signInSchema, async ({ db, request }, given) =>
  signedIn(request, await signIn(db, given, browserOf(request))),
);
