import type { ErrorCode, WarningCode } from "@/lib/search/issue";

/** One query for each problem that its text alone shows, in the order of the codes. */
export const ISSUE_EXAMPLES = {
  E101: "user:'alice'",
  E102: "event:(GetObject OR PutObject",
  E103: "user:alice)",
  E104: "user:",
  E105: "regoin:us-east-1",
  E106: 'user:"alice',
  E107: "user:alice AND",
  E108: "outcome:denid",
  E109: "ip:10.0.0.0/33",
  E110: "time:[2026-11-09 TO 2026-11-01]",
  E111: "user>alice",
  E112: "event:a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*",
  E113: "user:/ab+c/",
  E114: "user:alice | stats",
  W201: "user:a event:b OR user:c",
  W202: "event:*Policy",
  W203: "user=alice",
  W205: "ip:10.1.2.3/8",
} as const satisfies Readonly<Record<Exclude<ErrorCode | WarningCode, "W204" | "W206">, string>>;
