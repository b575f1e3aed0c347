import type { CloudTrailEvent } from "@/lib/cloudtrail/event";

/**
 * The service that made a call with a principal's own session, a forward access session; null when
 * the principal called itself, or is a service (AWS: userIdentity element, invokedBy).
 */
export function forwarderOf({ principal, via }: CloudTrailEvent): string | null {
  return principal.kind === "service" ? null : via;
}

/** One sentence, with the space before it; empty for none. */
export function forwarderWords(service: string | null): string {
  return service === null ? "" : ` ${service} made the call on behalf of the caller.`;
}
