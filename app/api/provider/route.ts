import { providerParamsSchema } from "@/lib/api/sign-in-contract";
import { AppError } from "@/lib/errors";
import { setProviderCookie } from "@/lib/http/provider-cookie";
import { respondToAnyone } from "@/lib/http/respond";
import { beginProviderSignIn } from "@/lib/people/begin-provider-sign-in";
import { providerSettings } from "@/lib/people/provider-settings";

export const dynamic = "force-dynamic";

/** Leads to the identity provider. */
export const GET = respondToAnyone(providerParamsSchema, async ({ db, request }, { to }) => {
  const settings = providerSettings();
  if (settings === null) throw new AppError("not_found", "No identity provider is configured.");
  const { url, browserToken } = await beginProviderSignIn(db, settings, to);
  const headers = new Headers({ Location: url.href, "Cache-Control": "no-store, private" });
  headers.append("Set-Cookie", setProviderCookie(request.headers.get("host"), browserToken));
  return new Response(null, { status: 303, headers });
});
