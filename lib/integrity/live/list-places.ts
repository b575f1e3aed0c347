import { setTimeout as wait } from "node:timers/promises";
import { type ClassifiedKey, classifyKey } from "@/lib/cloudtrail/object-key";
import { readDigestKey } from "@/lib/digest/digest-key";
import type { LogObject, Source } from "@/lib/ingest/sources/source";
import type { PlaceObject } from "@/lib/integrity/evidence";
import { LOG_FAMILIES } from "@/lib/integrity/log-files";
import { findHiddenLogs } from "./find-hidden-logs";

export interface ListedPlace {
  readonly account: string;
  readonly region: string;
  readonly objects: PlaceObject[];
}

/** What a source offers at one moment. */
export interface Listing {
  /** In order of account and Region. */
  readonly places: readonly ListedPlace[];
  /** Files beside digests that keep what S3 said of them, by their key. */
  readonly sideFiles: ReadonlyMap<string, LogObject>;
  /** Keys that could not be read, folders included, and why. */
  readonly skipped: ReadonlyMap<string, string>;
  /** Files that were still being written to, and left out. */
  readonly unsettled: number;
  /** The newest time that a name tells; null when none does. */
  readonly newestMs: number | null;
}

/** A file or folder name does not always tell where a log file belongs. */
const NOWHERE = "unknown";
const SIDE_FILE = /\.json\.gz\.metadata\.json$/;
const SETTLE_MS = 2_500;
const MOST_LISTINGS = 5;

/**
 * Lists a source once and groups its digests and log files by account and Region. A folder that is
 * written to is listed again until everything in it stands still. Files whose names tell nothing are
 * opened: those that hold records are log files too. Logs of other services are left alone.
 * Throws what the source's listing throws.
 */
export async function listPlaces(source: Source, signal: AbortSignal): Promise<Listing> {
  for (let listings = 1; ; listings += 1) {
    const { unsettled, others, places, newestMs, ...listing } = await listOnce(source, signal);
    if (unsettled === 0 || listings === MOST_LISTINGS) {
      for (const object of await findHiddenLogs(source, others, signal)) {
        addTo(places, object, classifyKey(object.key), "log");
      }
      const inOrder = [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
      return { ...listing, unsettled, newestMs, places: inOrder };
    }
    await wait(SETTLE_MS, undefined, { signal });
  }
}

async function listOnce(source: Source, signal: AbortSignal) {
  const places = new Map<string, ListedPlace>();
  const sideFiles = new Map<string, LogObject>();
  const skipped = new Map<string, string>();
  const others: LogObject[] = [];
  let newestMs: number | null = null;
  let unsettled = 0;
  for await (const page of source.list({ signal })) {
    unsettled += page.unsettled ?? 0;
    for (const { key, reason } of page.skipped) skipped.set(key, reason);
    for (const object of page.objects) {
      const isSideFile = SIDE_FILE.test(object.key);
      if (isSideFile) sideFiles.set(object.key, object);
      const named = classifyKey(object.key);
      const family = isSideFile ? null : familyOf(object.key, named);
      if (family !== null) {
        const { deliveredMs } = addTo(places, object, named, family);
        if (deliveredMs !== null) newestMs = Math.max(newestMs ?? deliveredMs, deliveredMs);
      } else if (named.family !== "other-log") {
        others.push(object);
      }
    }
  }
  return { places, sideFiles, skipped, others, newestMs, unsettled };
}

function addTo(
  places: Map<string, ListedPlace>,
  { key, sizeBytes, etag }: LogObject,
  { accountId, region, deliveredMs }: ClassifiedKey,
  family: "digest" | "log",
): PlaceObject {
  const place = { account: accountId ?? NOWHERE, region: region ?? NOWHERE };
  const known = places.get(placeName(place)) ?? { ...place, objects: [] };
  places.set(placeName(place), known);
  const object = { key, family, sizeBytes, deliveredMs, fileId: null, etag };
  known.objects.push(object);
  return object;
}

/** One text for each account and Region. */
export function placeName({ account, region }: Pick<ListedPlace, "account" | "region">): string {
  return `${account} ${region}`;
}

/** Null for what its name says is neither. */
function familyOf(key: string, { family, reason }: ClassifiedKey): "digest" | "log" | null {
  if (reason !== null) return null;
  if (family === "digest") return readDigestKey(key) === null ? null : "digest";
  return LOG_FAMILIES.some((log) => log === family) ? "log" : null;
}
