import { type NextRequest, NextResponse } from "next/server";
import { isHttps } from "@/lib/auth/login-cookie";
import { signInConfig } from "@/lib/config";

/** Names under which a local server is reached. */
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** Headers that only this file or a proxy of our own may set: a client's values are dropped. */
const RESERVED_HEADERS = [
  "content-security-policy",
  "x-nonce",
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-nextjs-rewrite",
  "x-nextjs-data",
];

/** Sets security headers. It authorises nothing: that is the data layer's work. */
export function proxy(request: NextRequest): NextResponse {
  if (!isOwnHost(request.headers.get("host") ?? "")) {
    return new NextResponse("This server does not answer for that host name.\n", {
      status: 421,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  }
  if (!isDecodable(request.nextUrl.pathname)) {
    return new NextResponse("This address is not written as addresses are.\n", {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  }
  if (isNoPlace(request.nextUrl.pathname)) {
    return new NextResponse("There is nothing here.\n", {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  }
  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll("-", ""));
  const headers = new Headers(request.headers);
  for (const name of RESERVED_HEADERS) headers.delete(name);
  // Next reads the nonce out of this request header and puts it on every script it writes.
  headers.set("content-security-policy", policy);
  // Where the sign-in page leads back to: a page does not know its own address otherwise.
  headers.set("x-trailglass-path", pathOf(request));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
  // Whoever came over http keeps http: this machine has no certificate.
  if (isHttps(request.headers.get("host"))) {
    response.headers.set("strict-transport-security", "max-age=31536000");
  }
  // The address of a review is a part of what lets its recipient in.
  if (/^\/r\//.test(request.nextUrl.pathname))
    response.headers.set("referrer-policy", "no-referrer");
  return response;
}

/** This machine, or the host of PUBLIC_URL. Anything else is DNS rebinding or a wrong link. */
function isOwnHost(host: string): boolean {
  if (LOCAL_HOST.test(host)) return true;
  const { PUBLIC_URL: url } = signInConfig();
  return url !== undefined && new URL(url).host === host.toLowerCase();
}

/**
 * What only a scanner asks for: hidden files, source maps, and the picture service, which we do not
 * use and which fetches what it is told to.
 */
function isNoPlace(path: string): boolean {
  const plain = decodeURIComponent(path);
  return /(?:^|\/)\.(?!well-known\/)|\.map$|^\/_next\/image(?:\/|$)/i.test(plain);
}

/** Path and search part without what Next adds to it. */
function pathOf({ nextUrl: { pathname, searchParams } }: NextRequest): string {
  const params = new URLSearchParams(searchParams);
  params.delete("_rsc");
  return params.size === 0 ? pathname : `${pathname}?${params}`;
}

/** Whether every percent sign begins an escape, and the escapes are UTF-8. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

export const config = { matcher: "/((?!_next/static/).*)" };

const REPORTS = "/csp-report";

const SECURITY_HEADERS = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["x-frame-options", "DENY"],
  [
    "permissions-policy",
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()",
  ],
] as const;

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    `report-uri ${REPORTS}`,
  ].join("; ");
}
