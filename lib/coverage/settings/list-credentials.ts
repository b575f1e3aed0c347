import { z } from "zod";
import type { AwsOptions } from "@/lib/aws/aws-connection";
import { ownCredentials } from "@/lib/aws/own-credentials";
import type { PrismaClient } from "@/lib/db/generated/client";

/** Credentials to ask AWS with. The name is for people and is kept: it holds no secret. */
export interface NamedCredentials {
  readonly name: string;
  readonly aws: AwsOptions;
  /** Regions of the sources that are read with them. */
  readonly regions: readonly string[];
}

const placeSchema = z.object({ region: z.string().optional() });

/**
 * The credentials that buckets are read with, each once; where there are only folders, those of the
 * machine. Those of an S3-compatible service are not AWS's, and the sample belongs to nobody.
 */
export async function listCredentials(db: PrismaClient): Promise<NamedCredentials[]> {
  const sources = await db.logSource.findMany({
    where: { state: { not: "removed" }, kind: { in: ["s3", "folder"] } },
    orderBy: { id: "asc" },
  });
  const found = new Map<string, NamedCredentials>();
  for (const { kind, options } of sources) {
    if (kind !== "s3") continue;
    const aws = ownCredentials(options);
    if (!aws) continue;
    const { profile, roleArn } = aws;
    const { region } = placeSchema.parse(options);
    const name = [profile && `profile ${profile}`, roleArn].filter(Boolean).join(", ") || DEFAULT;
    const key = JSON.stringify(aws);
    const regions = [...(found.get(key)?.regions ?? []), ...(region === undefined ? [] : [region])];
    found.set(key, { name, aws, regions });
  }
  const hasBuckets = sources.some(({ kind }) => kind === "s3");
  if (sources.length > 0 && !hasBuckets) return [{ name: DEFAULT, aws: {}, regions: [] }];
  return [...found.values()];
}

const DEFAULT = "default credentials";
