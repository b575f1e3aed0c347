import { signInConfig } from "@/lib/config";

/** How long a sign-in lasts: without a request, and at most (OWASP ASVS 7.3). */
export const IDLE_MS = 12 * 3_600_000;
export const LONGEST_MS = 7 * 86_400_000;

interface LoginCookie {
  readonly name: string;
  readonly isSecure: boolean;
}

/**
 * The cookie of a sign-in for a host name. Over https only this very host can set it; on this
 * machine it is named after the port, because browsers share cookies between ports.
 */
export function loginCookie(host: string | null): LoginCookie {
  if (isHttps(host)) return { name: "__Host-trailglass", isSecure: true };
  return { name: `trailglass-${/:(\d{1,5})$/.exec(host ?? "")?.[1] ?? "80"}`, isSecure: false };
}

/** `Set-Cookie` of a token, or the one that takes it away. */
export function setLoginCookie(host: string | null, token: string | null): string {
  const { name, isSecure } = loginCookie(host);
  const seconds = token === null ? 0 : LONGEST_MS / 1_000;
  const end = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return `${name}=${token ?? ""}; ${end}`;
}

/** The value of a cookie in a `Cookie` header; null when it is not there. */
export function readCookie(header: string | null, name: string): string | null {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** Whether people reach us under this host name over https. */
export function isHttps(host: string | null): boolean {
  const { PUBLIC_URL: url } = signInConfig();
  return url?.startsWith("https:") === true && new URL(url).host === host?.toLowerCase();
}
