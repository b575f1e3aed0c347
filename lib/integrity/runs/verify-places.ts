import type { PrismaClient } from "@/lib/db/generated/client";
import { DictionaryIds } from "@/lib/ingest/write/dictionary-ids";
import type { Evidence } from "@/lib/integrity/evidence";
import { judgePlace } from "@/lib/integrity/judge/judge-place";
import type { PlaceResult } from "@/lib/integrity/judge/place-result";
import type { KeySource } from "@/lib/integrity/keys/key-ring";
import type { RunClaim } from "./claim-run";
import { listRunPlaces } from "./list-run-places";
import {
  evidenceOpener,
  listBuckets,
  listSources,
  type OpenedEvidence,
  type RunSource,
} from "./open-evidence";
import type { RunBeat } from "./run-beat";
import { isSourceProblem } from "./source-problem";
import { storePlace } from "./store-place";

const LONGEST_WRITE_MS = 30 * 60_000;

/** Judges and writes every place of a run that is not done, one behind the other. */
export async function verifyPlaces(
  db: PrismaClient,
  claim: RunClaim,
  beat: RunBeat,
  { pinnedFile, signal }: { readonly pinnedFile: string | undefined; readonly signal: AbortSignal },
): Promise<void> {
  const { runId, fromMs, toMs } = claim;
  const before = await db.verificationRun.findUniqueOrThrow({ where: { id: runId } });
  const done = await db.verificationPlace.aggregate({
    where: { runId, doneAt: { not: null } },
    _sum: { files: true },
  });
  // A place that was half looked at is looked at again.
  beat.start(done._sum.files ?? 0, Number(before.bytesDone));
  const sources = new Map((await listSources(db, claim)).map((source) => [source.id, source]));
  const open = evidenceOpener(db, claim, { pinnedFile, signal });
  const places = await listRunPlaces(db, claim, [...sources.values()], open, signal);
  const buckets = await listBuckets(db, claim, sources.values());
  const dictionaries = new DictionaryIds(db);
  const keySources = new Set(keySourcesOf(before.keySource));
  const keyProblems = before.keyProblem === null ? [] : [before.keyProblem];
  for (const { ordinal, sourceId, account, region } of places) {
    const source = sources.get(sourceId);
    if (!source) throw new Error(`The run is about the source ${sourceId}, which is not there`);
    const { evidence, keys } = await open(source);
    const place = { sourceId, account, region };
    const result = await judgePlace(evidence, place, {
      keys,
      fromMs,
      toMs,
      signal,
      otherBuckets: await otherBuckets(buckets, source, open),
      onProgress: (files, bytes) => {
        beat.files += files;
        beat.bytes += bytes;
      },
    });
    signal.throwIfAborted();
    const { keyProblem } = result;
    if (keyProblem !== null && !keyProblems.join(" ").includes(keyProblem)) {
      keyProblems.push(keyProblem);
    }
    for (const name of keySourcesOf(keys.keySource())) keySources.add(name);
    const progress = {
      files: beat.files,
      bytes: beat.bytes,
      keySource: keySourceOf(keySources),
      keyProblem: keyProblems.length === 0 ? null : keyProblems.join(" "),
    };
    const stored = { ordinal, sourceId, ...(await numbersOf(dictionaries, result)) };
    await db.$transaction((tx) => storePlace(tx, claim, stored, result, progress), {
      maxWait: 60_000,
      timeout: LONGEST_WRITE_MS,
    });
  }
}

/** A place without digests has no windows, and its names come from nowhere that the index knows. */
async function numbersOf(
  dictionaries: DictionaryIds,
  { place: { account, region }, chains }: PlaceResult,
): Promise<{ accountId: number; regionId: number }> {
  if (chains.length === 0) return { accountId: 0, regionId: 0 };
  const [accountId = 0] = await dictionaries.resolve("account", [[account]]);
  const [regionId = 0] = await dictionaries.resolve("region", [[region]]);
  return { accountId, regionId };
}

/** Other buckets by name. One that cannot be listed is as good as none: the run tells of it. */
async function otherBuckets(
  buckets: readonly RunSource[],
  own: RunSource,
  open: (source: RunSource) => Promise<OpenedEvidence>,
): Promise<ReadonlyMap<string, Evidence>> {
  const others = new Map<string, Evidence>();
  if (own.kind !== "s3") return others;
  for (const source of buckets.filter(({ id }) => id !== own.id)) {
    try {
      const { evidence } = await open(source);
      if (evidence.bucket !== null) others.set(evidence.bucket, evidence);
    } catch (error) {
      if (!isSourceProblem(error)) throw error;
    }
  }
  return others;
}

function keySourcesOf(source: string | null): ("api" | "pinned")[] {
  const names = (source ?? "").split("+");
  return (["api", "pinned"] as const).filter((name) => names.includes(name));
}

function keySourceOf(names: ReadonlySet<"api" | "pinned">): KeySource {
  if (names.has("api")) return names.has("pinned") ? "api+pinned" : "api";
  return names.has("pinned") ? "pinned" : "none";
}
