import { isPublicAddress } from "@/lib/aws/check-endpoint";
import { AppError } from "@/lib/errors";

/** What may be called beside the open internet: `TRAILGLASS_WEBHOOK_HOSTS`, host names separated by commas. */
export type AllowedHosts = ReadonlySet<string>;

/**
 * Checks where a webhook points before anything is resolved or sent: https without user name; plain
 * http, and this machine or a private network, only for hosts that the configuration names.
 * Throws AppError `invalid`.
 */
export function checkTarget(text: string, allowed: AllowedHosts): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw refused("Write it as https://host/path.");
  }
  if (url.username !== "" || url.password !== "") {
    throw refused("A user name or password in the address would be stored; sign messages instead.");
  }
  if (!allowed.has(url.hostname) && isOtherService(url.port)) {
    throw refused("Ports below 1024 other than 80 and 443 belong to other services.");
  }
  if (url.protocol === "http:" && !allowed.has(url.hostname)) {
    throw refused(
      "Plain http is sent to hosts alone that TRAILGLASS_WEBHOOK_HOSTS names: use https.",
    );
  }
  return url;
}

/**
 * Checks an address that the host of a webhook resolved to: the one that is then connected to, so
 * that a name cannot mean another machine a moment later. Throws AppError `invalid`.
 */
export function checkTargetAddress(host: string, address: string, allowed: AllowedHosts): void {
  if (allowed.has(host) || isPublicAddress(address)) return;
  throw refused(
    `${host} is ${address}, which is not on the open internet. Name the host in TRAILGLASS_WEBHOOK_HOSTS if that is meant.`,
  );
}

function isOtherService(port: string): boolean {
  return port !== "" && Number(port) < 1024 && port !== "80" && port !== "443";
}

function refused(why: string): AppError {
  return new AppError("invalid", `The address is refused. ${why}`, { field: "url" });
}
