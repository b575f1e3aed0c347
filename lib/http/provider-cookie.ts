import { loginCookie, readCookie } from "@/lib/auth/login-cookie";

/** Ties a sign-in at the provider to the browser that began it, for ten minutes. */
export function setProviderCookie(host: string | null, token: string): string {
  const { name, isSecure } = loginCookie(host);
  const end = `Path=/; Max-Age=600; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return `${name}-provider=${token}; ${end}`;
}

export function readProviderCookie(headers: Headers): string {
  const { name } = loginCookie(headers.get("host"));
  return readCookie(headers.get("cookie"), `${name}-provider`) ?? "";
}
