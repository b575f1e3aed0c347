import { linkSignInSchema } from "@/lib/api/sign-in-contract";
import { changeByAnyone } from "@/lib/http/respond";
import { browserOf, signedIn } from "@/lib/http/signed-in";
import { signInByLink } from "@/lib/people/sign-in-by-link";

export const dynamic = "force-dynamic";

export const POST = changeByAnyone(linkSignInSchema, async ({ db, request }, { token }) => {
  const outcome = await signInByLink(db, token, browserOf(request));
  return "asks" in outcome
    ? signedIn(request, null, outcome.asks)
    : signedIn(request, outcome.token);
});
