import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const place = resolve(process.env.TRAILGLASS_CORPUS ?? "../shared/data");

/** Folder of real logs with independent counts, or null where it is absent. */
const corpusDir: string | null = existsSync(place) ? place : null;

/** One set of real logs and the name of the facts that were counted from it. */
export interface CorpusSet {
  readonly facts: string;
  /** Folder or file below the corpus. */
  readonly path: string;
}

/** Every set of the corpus; empty where the corpus is absent. */
export function corpusSets(): CorpusSet[] {
  if (corpusDir === null) return [];
  const mixed = readdirSync(join(corpusDir, "mixed")).sort();
  return [
    { facts: "invictus-aws-dataset", path: "invictus" },
    { facts: "s3-lab", path: "s3-lab" },
    { facts: "stratus-red-team", path: "stratus" },
    ...mixed.map((name) => ({ facts: name.replace(".json.gz", ""), path: `mixed/${name}` })),
  ];
}

/** The log files of a set by their key below it, decompressed or as they are stored. */
export function corpusFiles({ path }: CorpusSet): Map<string, Buffer> {
  const root = join(corpusDir ?? "", path);
  if (/\.gz$/.test(path)) return new Map([["", readFileSync(root)]]);
  const names = readdirSync(root, { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => /\.(json|gz)$/.test(name))
      .map((name) => [name, readFileSync(join(root, name))]),
  );
}

/** The body of a stored file. */
export function bodyOf(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
}

/** The records of a body, split by JSON.parse alone: an oracle that shares no code with ingest. */
export function parseRecords(body: Buffer): Record<string, unknown>[] {
  const envelope: unknown = JSON.parse(body.toString("utf8"));
  return recordsSchema.parse(Array.isArray(envelope) ? { Records: envelope } : envelope).Records;
}

const recordsSchema = z.object({ Records: z.array(z.record(z.string(), z.unknown())) });

const tally = z.array(z.tuple([z.string(), z.number()]));
const factsSchema = z.object({
  events: z.number(),
  distinct_by_eventID: z.number(),
  errors: z.number(),
  eventName: tally,
  eventSource: tally,
  region: tally,
  errorCode: tally,
});

/** What an independent script counted in a set. */
export function readFacts({ facts }: CorpusSet): z.infer<typeof factsSchema> {
  const path = join(corpusDir ?? "", "facts", `${facts}.json`);
  return factsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}
