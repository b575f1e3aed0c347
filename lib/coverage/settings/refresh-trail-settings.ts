import type { TrailRefresh } from "@/lib/api/trail-contract";
import type { Reader } from "@/lib/auth/reader";
import { type BucketDescription, describeBucket } from "@/lib/aws/describe-bucket";
import { describeTrail } from "@/lib/aws/describe-trail";
import { type ListedTrail, listTrails } from "@/lib/aws/list-trails";
import { isRegionName } from "@/lib/aws/region-name";
import { parseTrailArn } from "@/lib/cloudtrail/trail-name";
import { formatTime } from "@/lib/format/time";
import { listCredentials, type NamedCredentials } from "./list-credentials";
import { listTrailCalls } from "./list-trail-calls";
import { listTrailChains } from "./list-trail-chains";
import { loadTrailSettings, storeTrailSettings } from "./trail-setting-store";
import { valuesOfDescription } from "./values-of-description";

/** Names of Regions come out of logs, which anybody may have written. */
const MOST_REGIONS = 40;
const USUAL_REGION = "us-east-1";

/**
 * Asks AWS for every trail in the home Regions that are known, and for its bucket, with the
 * credentials of the sources; keeps what it tells. What cannot be asked is a sentence of the answer
 * and leaves what was known. Throws when the reader leaves.
 */
export async function refreshTrailSettings(
  reader: Reader,
  nowMs: number,
  given?: readonly NamedCredentials[],
): Promise<TrailRefresh> {
  const signal = reader.signal ?? new AbortController().signal;
  const credentials = given ?? (await listCredentials(reader.db.owner));
  const problems = new Set<string>();
  if (credentials.length === 0) problems.add("No source is read with credentials of AWS.");
  const seen = await listHomeRegions(reader, nowMs);
  let trails = 0;
  for (const { name, aws, regions } of credentials) {
    const listed = new Map<string, ListedTrail>();
    const asked = new Set<string>();
    for (const region of toAsk([...regions, ...seen])) {
      const answer = await listTrails(aws, region, signal);
      if (answer.ok) {
        asked.add(region);
        for (const trail of answer.value) listed.set(trail.TrailARN, trail);
      } else problems.add(answer.problem);
      if (!answer.ok && answer.why === "no-credentials") break;
    }
    trails += await keepTrails(reader, { name, aws, regions }, [...listed.values()], signal, nowMs);
    await markMissing(reader, name, asked, listed, nowMs);
  }
  return { trails, problems: [...problems] };
}

async function listHomeRegions(reader: Reader, nowMs: number): Promise<string[]> {
  const [{ calls }, chains, stored] = await Promise.all([
    listTrailCalls(reader, nowMs),
    listTrailChains(reader),
    loadTrailSettings(reader),
  ]);
  return [
    ...stored.map(({ trail }) => trail.homeRegion),
    ...chains.map(({ homeRegion }) => homeRegion),
    ...calls.flatMap(({ trail, statement }) => (statement ? trail.homeRegion : [])),
  ];
}

function toAsk(regions: readonly string[]): string[] {
  const names = [...new Set(regions)].filter(isRegionName).slice(0, MOST_REGIONS);
  return names.length === 0 ? [USUAL_REGION] : names;
}

async function keepTrails(
  { db }: Reader,
  { name, aws }: NamedCredentials,
  trails: readonly ListedTrail[],
  signal: AbortSignal,
  nowMs: number,
): Promise<number> {
  const buckets = new Map<string, BucketDescription>();
  let kept = 0;
  for (const trail of trails) {
    const { TrailARN: arn, HomeRegion: region, S3BucketName: bucketName } = trail;
    const parsed = parseTrailArn(arn);
    if (!parsed) continue;
    const description = await describeTrail(aws, trail, signal);
    let bucket = bucketName === undefined ? null : (buckets.get(bucketName) ?? null);
    if (bucketName !== undefined && bucket === null) {
      bucket = await describeBucket({ ...aws, region }, bucketName, signal);
      buckets.set(bucketName, bucket);
    }
    const { values, refusals } = valuesOfDescription({ trail, description, bucket });
    const problem = [...new Set(Object.values(refusals))].join(" ") || null;
    const settings = { askedWith: name, values, refusals };
    await storeTrailSettings(db.owner, { arn, trail: parsed, settings, problem, fetchedMs: nowMs });
    kept += 1;
  }
  return kept;
}

/** A trail that these credentials once described, in a Region that was asked, and that is not listed. */
async function markMissing(
  reader: Reader,
  askedWith: string,
  asked: ReadonlySet<string>,
  listed: ReadonlyMap<string, unknown>,
  nowMs: number,
): Promise<void> {
  const problem = `On ${formatTime(nowMs, "utc")} AWS did not list it any more: it was deleted, or the credentials are of another account now.`;
  for (const stored of await loadTrailSettings(reader)) {
    const { arn, trail, settings } = stored;
    const isMissing = settings.askedWith === askedWith && asked.has(trail.homeRegion);
    if (isMissing && !listed.has(arn)) {
      await storeTrailSettings(reader.db.owner, { ...stored, problem });
    }
  }
}
