import "server-only";
import { MISS_WINDOW_MS } from "@/lib/reviews/miss-limit";
import { renderMissing, renderTooMany } from "@/lib/reviews/render-door";

const COOKIE = "trailglass-review";
const HEADERS = {
  "Cache-Control": "no-store, private",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow, noarchive",
};

/** The nonce that the proxy made for this answer. */
export function nonceOf(request: Request): string {
  const policy = request.headers.get("content-security-policy") ?? "";
  return /'nonce-([\w-]+)'/.exec(policy)?.[1] ?? "";
}

export function reviewPath(publicId: string): string {
  return `/r/${encodeURIComponent(publicId)}`;
}

export function reviewHtml(html: string, status = 200): Response {
  return new Response(html, {
    status,
    headers: { ...HEADERS, "Content-Type": "text/html; charset=utf-8" },
  });
}

/** Unknown, expired, ended, used up, wrong: one answer. */
export function reviewMissing(request: Request): Response {
  return reviewHtml(renderMissing(nonceOf(request)), 404);
}

/** A token that does not fit, of an address from which too many came. */
export function reviewTooMany(request: Request): Response {
  const answer = reviewHtml(renderTooMany(nonceOf(request)), 429);
  answer.headers.set("Retry-After", String(MISS_WINDOW_MS / 1000));
  return answer;
}

/** A file of a review. `type` is its media type. */
export function reviewFile(content: BodyInit, name: string, type: string): Response {
  const disposition = `attachment; filename="${name}"`;
  return new Response(content, {
    headers: { ...HEADERS, "Content-Type": type, "Content-Disposition": disposition },
  });
}

/** Sends the browser to the page of a review, with the cookie that is good for it alone. */
export function reviewRedirect(
  request: Request,
  publicId: string,
  entry?: { readonly cookie: string; readonly untilMs: number },
): Response {
  const path = reviewPath(publicId);
  const headers = new Headers({ ...HEADERS, Location: path });
  if (entry) {
    const seconds = Math.max(1, Math.floor((entry.untilMs - Date.now()) / 1000));
    const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
    headers.set(
      "Set-Cookie",
      `${COOKIE}=${entry.cookie}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`,
    );
  }
  return new Response(null, { status: 303, headers });
}

/** The cookie of a review, if the browser sent one. */
export function reviewCookie(request: Request): string | undefined {
  const cookies = request.headers.get("cookie") ?? "";
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{20,100})`).exec(cookies)?.[1];
}

/** Who asks. The address was put there by `watchAddresses`, whatever the client had sent. */
export function visitorOf(request: Request): { ip: string; userAgent: string } {
  const ip = request.headers.get("x-forwarded-for") ?? "unknown";
  return { ip, userAgent: request.headers.get("user-agent") ?? "" };
}
