import ipaddr from "ipaddr.js";
import { AppError } from "@/lib/errors";

const LONGEST = 300;
/** Instance metadata services outside the link-local ranges. */
const METADATA = ["fd00:ec2::254", "100.100.100.200"];
const ALLOWED_RANGES = ["unicast", "private", "uniqueLocal", "loopback"];

/**
 * Checks the address of an S3-compatible service before anything is sent to it: https, or http to
 * this machine only; a host and perhaps a port, nothing else. Addresses written in any but the
 * plain form, link-local and metadata addresses, mapped and tunnelled ones are refused.
 * Names are resolved later: `assertAllowedAddress` judges what they resolve to.
 * Returns the origin. Throws AppError `invalid`.
 */
export function checkEndpoint(text: string): string {
  const match = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?\/?$/i.exec(text);
  if (!match || text.length > LONGEST) {
    throw refused(
      "Write it as https://host or https://host:port, without user name, path or query.",
    );
  }
  const [, scheme = "", host = "", port] = match;
  const url = URL.canParse(text) ? new URL(text) : null;
  // The URL parser turns 0x7f.1 and 2130706433 into 127.0.0.1: whoever writes so has something to hide.
  if (!url || url.hostname !== host.toLowerCase() || host.endsWith(".")) {
    throw refused("Write the host plainly: a name, or an address in its usual form.");
  }
  if (port !== undefined && Number(port) < 1024 && port !== "443" && port !== "80") {
    throw refused("Ports below 1024 other than 80 and 443 belong to other services.");
  }
  const address = host.startsWith("[") ? host.slice(1, -1) : host;
  if (ipaddr.isValid(address)) assertAllowedAddress(address);
  if (scheme.toLowerCase() === "http" && !isLoopback(address)) {
    throw refused(
      "Plain http is allowed to this machine only (127.0.0.1, [::1], localhost): use https.",
    );
  }
  return url.origin;
}

/** Throws AppError `invalid` for an IP address that no S3 service has. */
export function assertAllowedAddress(address: string): void {
  const parsed = ipaddr.parse(address);
  const isMetadata = METADATA.some((one) => ipaddr.parse(one).toString() === parsed.toString());
  if (isMetadata || !ALLOWED_RANGES.includes(parsed.range())) {
    throw refused(
      "This address belongs to no S3 service (link-local, metadata, mapped or reserved).",
    );
  }
}

/** Whether an IP address belongs to the open internet: no private, local, mapped or reserved one. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const isMetadata = METADATA.some((one) => ipaddr.parse(one).toString() === parsed.toString());
  return !isMetadata && parsed.range() === "unicast";
}

function isLoopback(host: string): boolean {
  if (host.toLowerCase() === "localhost") return true;
  return ipaddr.isValid(host) && ipaddr.parse(host).range() === "loopback";
}

function refused(why: string): AppError {
  return new AppError("invalid", `The endpoint is refused. ${why}`, { field: "endpoint" });
}
