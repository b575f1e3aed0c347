import { z } from "zod";

/** Shapes of the API about trails: how each is set up, and how that is known. */

export const TRAIL_CHECKS = [
  "logging",
  "multi-region",
  "global-events",
  "management-events",
  "data-events",
  "insights",
  "validation",
  "digest-delivery",
  "delivery",
  "encryption",
  "log-group",
  "organization",
  "bucket-versioning",
  "bucket-mfa-delete",
  "bucket-public-access",
  "bucket-policy",
  "bucket-lifecycle",
] as const;

/** AWS itself was asked, a recorded call says so, or verified digests could not exist otherwise. */
export const TRAIL_SOURCES = ["aws", "event", "digests"] as const;

const timeMs = z.number().nullable();

export const trailCheckSchema = z.object({
  id: z.enum(TRAIL_CHECKS),
  title: z.string(),
  /**
   * `bad` is what AWS's own security best practices for CloudTrail ask to be otherwise; `note` a fact
   * that is neither good nor bad by itself; `unknown` is never shown as either.
   */
  state: z.enum(["good", "bad", "note", "unknown"]),
  /** What it is set to; of what is unknown, why nothing is known. */
  value: z.string(),
  /** Why it matters. */
  why: z.string(),
  /** The page of AWS's documentation. */
  awsPage: z.string(),
  from: z.enum(TRAIL_SOURCES).nullable(),
  /** When it was so. */
  atMs: timeMs,
  /** Key of the event that says so. */
  eventKey: z.string().nullable(),
});

const trailCallSchema = z.object({
  eventKey: z.string(),
  timeMs,
  eventName: z.string(),
  /** `success`, `denied`, `error` or `unknown`: what failed changed nothing. */
  outcome: z.string(),
  principal: z.string(),
});

export const trailSchema = z.object({
  /** Its ARN, else its name and home Region: one for each trail. */
  id: z.string(),
  arn: z.string().nullable(),
  name: z.string(),
  /** That owns the trail; null when that is not known: digests name the account they are about. */
  account: z.string().nullable(),
  homeRegion: z.string(),
  /** Where it delivers to; null when nothing tells. */
  bucket: z.string().nullable(),
  /** A recorded call deleted it, and nothing newer says that it is there. */
  deletedMs: timeMs,
  /** AWS was asked; null when only events and digests tell. */
  fetchedMs: timeMs,
  /** What AWS would not tell, and why. */
  problem: z.string().nullable(),
  /** All of TRAIL_CHECKS, in that order. */
  checks: z.array(trailCheckSchema),
  /** Calls that changed it or tried to, newest first. */
  calls: z.array(trailCallSchema),
  moreCalls: z.number().int(),
  /** Accounts and Regions from which digests of this trail are known. */
  chains: z.object({
    accounts: z.array(z.string()),
    regions: z.array(z.string()),
    firstMs: timeMs,
    lastMs: timeMs,
  }),
});

/** GET /api/coverage/trails */
export const trailsSchema = z.object({
  trails: z.array(trailSchema),
  /** Calls older than those that were read are left out; null when all were. */
  callsFromMs: timeMs,
  asof: z.number().int(),
});

/** POST /api/coverage/trails: asks AWS now. */
export const trailRefreshSchema = z.object({
  /** Trails that AWS described. */
  trails: z.number().int(),
  /** What could not be asked, each once. */
  problems: z.array(z.string()),
});

export type TrailCheckId = (typeof TRAIL_CHECKS)[number];
export type TrailSource = (typeof TRAIL_SOURCES)[number];
export type TrailCheck = z.infer<typeof trailCheckSchema>;
export type Trail = z.infer<typeof trailSchema>;
export type Trails = z.infer<typeof trailsSchema>;
export type TrailRefresh = z.infer<typeof trailRefreshSchema>;
