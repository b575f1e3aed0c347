import { fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { checkEndpoint } from "./check-endpoint";
import { guardedLookup } from "./guarded-lookup";

export interface AwsOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly roleArn?: string;
  readonly externalId?: string;
  /** Of an S3-compatible service, or of a test; see `checkEndpoint`. */
  readonly endpoint?: string;
  readonly pathStyle?: boolean;
  readonly connectTimeoutMs?: number;
  /** Without any byte from the other side for so long, a request is given up. */
  readonly stallTimeoutMs?: number;
  /** Tries of one request inside the SDK, the first included. */
  readonly attempts?: number;
}

const DEFAULT_REGION = "us-east-1";

/**
 * Settings shared by all AWS clients: the default credential chain (environment, profile, SSO,
 * container, instance), or a role assumed with it; timeouts; no redirects; guarded names.
 * Throws AppError `invalid` for a refused endpoint.
 */
export function awsConnection(options: AwsOptions) {
  const region = options.region ?? DEFAULT_REGION;
  const chain = fromNodeProviderChain(options.profile ? { profile: options.profile } : {});
  const credentials = options.roleArn
    ? fromTemporaryCredentials({
        masterCredentials: chain,
        params: {
          RoleArn: options.roleArn,
          RoleSessionName: "trailglass",
          ...(options.externalId ? { ExternalId: options.externalId } : {}),
        },
        clientConfig: { region },
      })
    : chain;
  const agent = { keepAlive: true, maxSockets: 50, lookup: guardedLookup };
  return {
    region,
    credentials,
    maxAttempts: options.attempts ?? 3,
    requestHandler: {
      connectionTimeout: options.connectTimeoutMs ?? 10_000,
      requestTimeout: options.stallTimeoutMs ?? 60_000,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
    ...(options.endpoint ? { endpoint: checkEndpoint(options.endpoint) } : {}),
  };
}
