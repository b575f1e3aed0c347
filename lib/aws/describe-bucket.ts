import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyStatusCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  type LifecycleRule,
  S3Client,
} from "@aws-sdk/client-s3";
import { type AwsAnswer, askAws, PATIENCE } from "./ask-aws";
import { type AwsOptions, awsConnection } from "./aws-connection";
import { readFault } from "./aws-fault";

/** How a bucket is protected. Each part may be refused by itself; null: nothing is set. */
export interface BucketDescription {
  readonly versioning: AwsAnswer<{
    readonly state: "enabled" | "suspended" | "never";
    readonly mfaDelete: boolean;
  }>;
  /** Of the bucket itself; its account may block more. */
  readonly publicAccessBlock: AwsAnswer<{
    readonly blockPublicAcls: boolean;
    readonly ignorePublicAcls: boolean;
    readonly blockPublicPolicy: boolean;
    readonly restrictPublicBuckets: boolean;
  } | null>;
  /** Whether its policy makes it public; null without a policy, or when S3 does not say. */
  readonly isPolicyPublic: AwsAnswer<boolean | null>;
  readonly lifecycle: AwsAnswer<readonly LifecycleRule[]>;
}

/**
 * Asks S3 how a bucket is protected (API GetBucketVersioning, GetPublicAccessBlock,
 * GetBucketPolicyStatus, GetBucketLifecycleConfiguration). S3 says "not set" with an error, which
 * is an answer here. Throws the signal's own reason alone.
 */
export async function describeBucket(
  options: AwsOptions,
  bucket: string,
  signal: AbortSignal,
): Promise<BucketDescription> {
  const Bucket = bucket;
  const abort = { abortSignal: signal };
  const part = <Value>(what: string, send: (client: S3Client) => Promise<Value>) =>
    askAws({ doing: what, needs: PERMISSIONS[what] ?? `s3:${what}`, signal }, async () => {
      const client = openClient(options);
      try {
        return await send(client);
      } finally {
        client.destroy();
      }
    });
  return {
    versioning: await part("GetBucketVersioning", async (client) => {
      const { Status, MFADelete } = await client.send(
        new GetBucketVersioningCommand({ Bucket }),
        abort,
      );
      const set = Status === "Enabled" ? "enabled" : "suspended";
      return { state: Status ? set : "never", mfaDelete: MFADelete === "Enabled" };
    }),
    publicAccessBlock: await part("GetPublicAccessBlock", (client) =>
      unlessUnset("NoSuchPublicAccessBlockConfiguration", null, async () => {
        const answer = await client.send(new GetPublicAccessBlockCommand({ Bucket }), abort);
        const block = answer.PublicAccessBlockConfiguration ?? {};
        return {
          blockPublicAcls: block.BlockPublicAcls === true,
          ignorePublicAcls: block.IgnorePublicAcls === true,
          blockPublicPolicy: block.BlockPublicPolicy === true,
          restrictPublicBuckets: block.RestrictPublicBuckets === true,
        };
      }),
    ),
    isPolicyPublic: await part("GetBucketPolicyStatus", (client) =>
      unlessUnset("NoSuchBucketPolicy", null, async () => {
        const answer = await client.send(new GetBucketPolicyStatusCommand({ Bucket }), abort);
        return answer.PolicyStatus?.IsPublic ?? null;
      }),
    ),
    lifecycle: await part("GetBucketLifecycleConfiguration", (client) =>
      unlessUnset("NoSuchLifecycleConfiguration", [], async () => {
        const answer = await client.send(
          new GetBucketLifecycleConfigurationCommand({ Bucket }),
          abort,
        );
        return answer.Rules ?? [];
      }),
    ),
  };
}

/** Where the permission is not named like the call (AWS: Actions for Amazon S3). */
const PERMISSIONS: Readonly<Record<string, string>> = {
  GetPublicAccessBlock: "s3:GetBucketPublicAccessBlock",
  GetBucketLifecycleConfiguration: "s3:GetLifecycleConfiguration",
};

function openClient(options: AwsOptions): S3Client {
  return new S3Client({
    ...awsConnection({ ...PATIENCE, ...options }),
    forcePathStyle: options.pathStyle ?? options.endpoint !== undefined,
    // A trail's bucket may lie in any Region; S3 names it, and only the Region is followed.
    followRegionRedirects: options.endpoint === undefined,
  });
}

async function unlessUnset<Value, Unset>(
  name: string,
  unset: Unset,
  ask: () => Promise<Value>,
): Promise<Value | Unset> {
  try {
    return await ask();
  } catch (error) {
    if (readFault(error).name === name) return unset;
    throw error;
  }
}
