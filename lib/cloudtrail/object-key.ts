import { parseEventTime, utcDay } from "./event-time";

/** What kind of file an S3 key or a file path names. */
export type KeyFamily =
  | "cloudtrail"
  | "digest"
  | "insight"
  | "network"
  | "aggregated"
  | "other-log"
  | "unknown";

export interface ClassifiedKey {
  readonly family: KeyFamily;
  readonly organizationId: string | null;
  readonly accountId: string | null;
  /** Region the file is about. Any spelling is accepted: new Regions appear every year. */
  readonly region: string | null;
  /** UTC midnight of the folder's day, in milliseconds: the day of delivery, not of the events. */
  readonly dayMs: number | null;
  /** Time in the file name in UTC milliseconds: delivery to the minute, or the digest's end. */
  readonly deliveredMs: number | null;
  /** Digests only: the trail, and the Region where it lives. */
  readonly trail: string | null;
  readonly homeRegion: string | null;
  /** A digest that covers late log files; these form a chain of their own. */
  readonly backfill: boolean;
  /** Why it is not a file to read, for people; null when it is. */
  readonly reason: string | null;
}

const FAMILIES: ReadonlyMap<string, KeyFamily> = new Map([
  ["CloudTrail", "cloudtrail"],
  ["CloudTrail-Digest", "digest"],
  ["CloudTrail-Insight", "insight"],
  ["CloudTrail-NetworkActivity", "network"],
  ["CloudTrail-Aggregated", "aggregated"],
]);

/**
 * What a key says about its file (AWS: find your log files; digest file structure).
 *
 * ```
 * [prefix/][o-id/]AWSLogs/[o-id/]account/family/region/YYYY/MM/DD/name
 * account_CloudTrail_region_YYYYMMDDTHHmmZ_random.json.gz
 * account_CloudTrail-Digest_region_trail_homeRegion_YYYYMMDDTHHmmssZ[_backfill].json.gz
 * ```
 * Control Tower puts the organization before AWSLogs, too. Where folder and file name disagree,
 * the file name decides the family: it moves with the content. A lone file name is enough.
 */
export function classifyKey(key: string): ClassifiedKey {
  const parts = key.split("/");
  const name = readFileName(parts.at(-1) ?? "");
  const folder = readFolders(parts.slice(0, -1));
  const found = name.family ?? folder.family;
  const place = {
    organizationId: folder.organizationId,
    accountId: folder.accountId ?? name.accountId,
    region: folder.region ?? name.region,
    dayMs: folder.dayMs ?? dayOf(name.deliveredMs),
    deliveredMs: name.deliveredMs,
    trail: name.trail,
    homeRegion: name.homeRegion,
    backfill: name.backfill,
  };
  if (key.endsWith("/")) return { ...place, family: "unknown", reason: "a folder, not a file" };
  if (found === undefined) {
    if (folder.service !== null) {
      return { ...place, family: "other-log", reason: `logs of ${folder.service}` };
    }
    if (CLOUDFRONT.test(parts.at(-1) ?? "")) {
      return { ...place, family: "other-log", reason: "logs of CloudFront" };
    }
    return {
      ...place,
      family: "unknown",
      reason: "neither its folder nor its name is CloudTrail's",
    };
  }
  if (!/\.json(\.gz)?$/i.test(key)) {
    return { ...place, family: "unknown", reason: "not a .json or .json.gz file" };
  }
  return { ...place, family: found, reason: null };
}

const ORGANIZATION = /^o-[a-z0-9]{4,40}$/;
const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z]{2,8}(-[a-z0-9]+)+$/;
const CLOUDFRONT = /^[A-Z0-9]+\.\d{4}-\d\d-\d\d-\d\d\.[0-9a-f]{8}\.gz$/;

/** Everything the folders tell; the part after AWSLogs counts, whatever the prefix looks like. */
function readFolders(folders: readonly string[]) {
  const base = folders.lastIndexOf("AWSLogs");
  const rest = folders.slice(base + 1);
  const before = base > 0 ? folders[base - 1] : undefined;
  let organizationId = before !== undefined && ORGANIZATION.test(before) ? before : null;
  let at = base < 0 ? rest.findIndex((part) => ACCOUNT.test(part)) : 0;
  if (at < 0) at = 0;
  if (ORGANIZATION.test(rest[at] ?? "")) organizationId = rest[at++] ?? null;
  const accountId = ACCOUNT.test(rest[at] ?? "") ? (rest[at++] ?? null) : null;
  const service = base < 0 && accountId === null ? undefined : rest[at];
  const family = service === undefined ? undefined : FAMILIES.get(service);
  const region = rest[at + 1] ?? "";
  const [year = "", month = "", day = ""] = rest.slice(at + 2, at + 5);
  return {
    organizationId,
    accountId,
    family,
    service: base >= 0 && family === undefined ? (service ?? null) : null,
    region: service !== undefined && REGION.test(region) ? region : null,
    dayMs: isDate(year, month, day) ? utcDay(Number(year), Number(month), Number(day)) : null,
  };
}

function isDate(year: string, month: string, day: string): boolean {
  return /^\d{4}$/.test(year) && /^\d{1,2}$/.test(month) && /^\d{1,2}$/.test(day);
}

const NO_NAME = {
  family: undefined,
  accountId: null,
  region: null,
  deliveredMs: null,
  trail: null,
  homeRegion: null,
  backfill: false,
};

/** Trail names may hold `_`, `-` and `.`; account, Regions and time never hold `_`. */
function readFileName(file: string) {
  const stem = file.replace(/\.json(\.gz)?$/i, "");
  const backfill = stem.endsWith("_backfill");
  const words = (backfill ? stem.slice(0, -"_backfill".length) : stem).split("_");
  const [account = "", familyName = "", region = ""] = words;
  const family = FAMILIES.get(familyName);
  if (family === undefined || !ACCOUNT.test(account)) return NO_NAME;
  const digest = family === "digest";
  return {
    family,
    accountId: account,
    region: REGION.test(region) ? region : null,
    deliveredMs: minuteOrSecond((digest ? words.at(-1) : words[3]) ?? ""),
    trail: digest && words.length >= 6 ? words.slice(3, -2).join("_") : null,
    homeRegion: digest && words.length >= 6 ? (words.at(-2) ?? null) : null,
    backfill: digest && backfill,
  };
}

/** Log files carry `YYYYMMDDTHHmmZ`, digests the seconds too. */
function minuteOrSecond(text: string): number | null {
  return parseEventTime(
    text.length === 14 && text.endsWith("Z") ? `${text.slice(0, 13)}00Z` : text,
  );
}

function dayOf(timeMs: number | null): number | null {
  return timeMs === null ? null : timeMs - (((timeMs % 86_400_000) + 86_400_000) % 86_400_000);
}
