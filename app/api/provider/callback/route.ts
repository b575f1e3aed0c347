import { providerAnswerSchema } from "@/lib/api/sign-in-contract";
import { setLoginCookie } from "@/lib/auth/login-cookie";
import { AppError } from "@/lib/errors";
import { readProviderCookie } from "@/lib/http/provider-cookie";
import { respondToAnyone } from "@/lib/http/respond";
import { browserOf } from "@/lib/http/signed-in";
import { endProviderSignIn } from "@/lib/people/end-provider-sign-in";
import { providerSettings } from "@/lib/people/provider-settings";

export const dynamic = "force-dynamic";

/** Where the identity provider sends people back to. */
export const GET = respondToAnyone(providerAnswerSchema, async ({ db, request }) => {
  const settings = providerSettings();
  if (settings === null) throw new AppError("not_found", "No identity provider is configured.");
  const headers = new Headers({ "Cache-Control": "no-store, private" });
  try {
    const { token, backTo } = await endProviderSignIn(db, settings, {
      search: new URL(request.url).search,
      browserToken: readProviderCookie(request.headers),
      browser: browserOf(request),
    });
    headers.append("Set-Cookie", setLoginCookie(request.headers.get("host"), token));
    headers.set("Location", backTo);
  } catch (error) {
    if (!(error instanceof AppError && error.kind === "forbidden")) throw error;
    headers.set("Location", "/sign-in?refused=provider");
  }
  return new Response(null, { status: 303, headers });
});
