import { z } from "zod";
import type { PrismaClient } from "@/lib/db/generated/client";
import { FolderSource } from "./sources/folder";
import { S3Source } from "./sources/s3";
import { openSample } from "./sources/sample";
import type { Source } from "./sources/source";
import { HintQueue } from "./sources/sqs";

/** What a row of `log_source` keeps beside the place. No secrets: credentials come from the chain. */
const optionsSchema = z.object({
  region: z.string().optional(),
  profile: z.string().optional(),
  roleArn: z.string().optional(),
  externalId: z.string().optional(),
  endpoint: z.string().optional(),
  pathStyle: z.boolean().optional(),
  queueUrl: z.string().optional(),
});

export interface OpenedSource {
  readonly source: Source;
  /** Announces new objects, where the source has a queue. */
  readonly queue: HintQueue | null;
}

/** Opens the sources of the ledger, each once while its row stays the same. */
export function openSources(db: PrismaClient): (sourceId: number) => Promise<OpenedSource> {
  const opened = new Map<string, Promise<OpenedSource>>();
  return async (sourceId) => {
    const row = await db.logSource.findUniqueOrThrow({ where: { id: sourceId } });
    const name = JSON.stringify([row.kind, row.location, row.options]);
    const known = opened.get(name);
    if (known) return known;
    const source = open(row.kind, row.location, row.options);
    opened.set(name, source);
    // A source that could not be opened is tried afresh next time.
    source.catch(() => opened.delete(name));
    return source;
  };
}

async function open(kind: string, location: string, options: unknown): Promise<OpenedSource> {
  if (kind === "s3") return openBucket(location, optionsSchema.parse(options));
  const source = kind === "sample" ? await openSample(location) : await FolderSource.at(location);
  return { source, queue: null };
}

function openBucket(
  url: string,
  { queueUrl, ...options }: z.infer<typeof optionsSchema>,
): OpenedSource {
  const given = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  );
  const source = new S3Source(url, given);
  return { source, queue: queueUrl ? new HintQueue(queueUrl, source.bucket, given) : null };
}
