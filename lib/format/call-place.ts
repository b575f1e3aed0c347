import { shortService } from "./short-service";

const LONGEST = 200;

/** Where a call went and came from, as far as it is known: `s3 · eu-west-1 · 203.0.113.7`. */
export function callPlace(call: {
  readonly eventSource: string | null;
  readonly region: string | null;
  readonly sourceIp: string | null;
}): string {
  const service = call.eventSource === null ? null : shortService(call.eventSource);
  return [service, call.region, call.sourceIp].filter(Boolean).join(" · ").slice(0, LONGEST);
}
