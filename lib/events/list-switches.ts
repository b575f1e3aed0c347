import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { parseTrailArn, type TrailName } from "@/lib/cloudtrail/trail-name";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { listEvents } from "./list-events";
import { toQuestion } from "./to-question";

/**
 * Calls that begin or end the recording of a trail, that change what it records (CloudTrail API), or
 * open and close a Region (Account Management API). Each group by itself: many of one kind cannot
 * push those of another out of sight.
 */
const CALLS = {
  trails: {
    service: "cloudtrail.amazonaws.com",
    names: ["StopLogging", "StartLogging", "DeleteTrail", "CreateTrail"],
  },
  changes: { service: "cloudtrail.amazonaws.com", names: ["UpdateTrail", "PutEventSelectors"] },
  regions: { service: "account.amazonaws.com", names: ["DisableRegion", "EnableRegion"] },
} as const;
/** Of each group the newest: far more than happen. */
const MOST = 500;
const COLUMNS = [
  "request.name",
  "request.trailName",
  "request.s3BucketName",
  "request.isMultiRegionTrail",
  "request.isOrganizationTrail",
  "request.RegionName",
  "request.AccountId",
];

/** One of these calls, where it succeeded. */
export interface Switch {
  readonly eventKey: string;
  readonly eventName: string;
  readonly timeMs: number;
  readonly account: string;
  readonly principal: string;
  /** The trail that a call names; null for Regions. */
  readonly trail: TrailName | null;
  /** Where the call has the trail deliver to; this and the next two are null where it does not say. */
  readonly bucket: string | null;
  readonly isMultiRegion: boolean | null;
  readonly isOrganization: boolean | null;
  /** The account and Region that were opened or closed; null for trails. */
  readonly opened: { readonly account: string; readonly region: string } | null;
}

/**
 * The newest of these calls, in order of time. Most indexes have few, or none.
 * @param time before which they were made; null is no bound
 */
export async function listSwitches(
  reader: Reader,
  { toMs, nowMs }: Pick<EventQuestion, "toMs" | "nowMs">,
  groups: readonly (keyof typeof CALLS)[] = ["trails", "changes", "regions"],
): Promise<readonly Switch[]> {
  const lists = await Promise.all(
    groups.map(async (group) => {
      const { service, names } = CALLS[group];
      // One look into the dictionary tells whether there is anything to be found.
      const known = await ask<{ name: string }>(
        reader,
        Prisma.sql`select distinct event_name as name from action
          where event_source = ${service} and event_name in (${Prisma.join(names)})`,
      );
      if (known.length === 0) return [];
      const q = `event:(${names.join(" OR ")}) service:${service} outcome:success`;
      const question = { ...toQuestion({ q }, nowMs).question, toMs };
      return (await listEvents(reader, question, { limit: MOST, cols: COLUMNS })).rows;
    }),
  );
  return lists
    .flat()
    .flatMap((row) => toSwitch(row) ?? [])
    .sort((a, b) => a.timeMs - b.timeMs);
}

function toSwitch(row: EventRow): Switch | null {
  const { key, eventName, timeMs, account, region, principal, values } = row;
  if (eventName === null || timeMs === null || account === null || region === null) return null;
  const said = (name: string) => values[`request.${name}`]?.[0] ?? null;
  const [name, opened] = [said("name") ?? said("trailName"), said("RegionName")];
  if (name === null && opened === null) return null;
  return {
    eventKey: key,
    eventName,
    timeMs,
    account,
    principal: principal.name,
    // A trail is named by its ARN, or by its name in its own account and home Region.
    trail: name === null ? null : (parseTrailArn(name) ?? { account, homeRegion: region, name }),
    bucket: said("s3BucketName"),
    isMultiRegion: yesNo(said("isMultiRegionTrail")),
    isOrganization: yesNo(said("isOrganizationTrail")),
    opened: opened === null ? null : { account: said("AccountId") ?? account, region: opened },
  };
}

function yesNo(text: string | null): boolean | null {
  return text === "true" ? true : text === "false" ? false : null;
}
