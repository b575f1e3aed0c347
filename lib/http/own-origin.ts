import { AppError } from "@/lib/errors";

/**
 * Browsers say where a request comes from; a page of another origin must not change anything, and
 * what does not say where it comes from is no page of ours. Throws AppError `forbidden`.
 */
export function assertOwnOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const isOwn =
    origin !== null &&
    URL.canParse(origin) &&
    new URL(origin).host === request.headers.get("host") &&
    (site === null || site === "same-origin");
  if (isOwn) return;
  throw new AppError("forbidden", "This request did not come from a page of this site.");
}
