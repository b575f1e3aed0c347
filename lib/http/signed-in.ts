import type { SignInAnswer } from "@/lib/api/sign-in-contract";
import { setLoginCookie } from "@/lib/auth/login-cookie";

/** The answer that takes the token of a new sign-in along in its cookie; without one, what is next. */
export function signedIn(
  request: Request,
  token: string | null,
  otherwise: SignInAnswer["next"] = "code",
): Response {
  const next: SignInAnswer["next"] = token === null ? otherwise : "in";
  const headers = new Headers({ "Cache-Control": "no-store, private" });
  if (token !== null) {
    headers.append("Set-Cookie", setLoginCookie(request.headers.get("host"), token));
  }
  return Response.json({ next } satisfies SignInAnswer, { headers });
}

/** What the browser says it is; shown to the person beside the sign-in. */
export function browserOf(request: Request): string {
  return request.headers.get("user-agent") ?? "";
}

/** The answer that takes the cookie away. */
export function signedOut(request: Request): Response {
  return Response.json(
    { ok: true },
    {
      headers: {
        "Cache-Control": "no-store, private",
        "Set-Cookie": setLoginCookie(request.headers.get("host"), null),
        // What the browser kept of the pages that were seen.
        "Clear-Site-Data": '"cache"',
      },
    },
  );
}
