import type { Command, CommandInput } from "./run";

/** Options of every command that may read a bucket. */
export const BUCKET_OPTIONS = {
  region: { type: "string" },
  profile: { type: "string" },
  "role-arn": { type: "string" },
  "external-id": { type: "string" },
  endpoint: { type: "string" },
  "path-style": { type: "boolean" },
} as const satisfies Command["options"];

/** How a bucket is read; a folder needs none of it. */
export interface BucketOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly roleArn?: string;
  readonly externalId?: string;
  readonly endpoint?: string;
  readonly pathStyle?: boolean;
}

/** What of them was given. */
export function bucketOptions({ options }: CommandInput): BucketOptions {
  const named = {
    region: options.region,
    profile: options.profile,
    roleArn: options["role-arn"],
    externalId: options["external-id"],
    endpoint: options.endpoint,
  };
  const given = Object.entries(named).filter(([, value]) => typeof value === "string");
  return {
    ...Object.fromEntries(given),
    ...(options["path-style"] === true && { pathStyle: true }),
  };
}
