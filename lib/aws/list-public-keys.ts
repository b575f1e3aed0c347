import {
  type CloudTrailClient,
  ListPublicKeysCommand,
  type PublicKey,
} from "@aws-sdk/client-cloudtrail";
import type { TrailKey } from "@/lib/digest/digest";
import { fingerprintOf } from "@/lib/digest/public-key";
import type { AwsAnswer } from "./ask-aws";
import type { AwsOptions } from "./aws-connection";
import { askCloudTrail } from "./cloudtrail-client";
import { isRegionName } from "./region-name";

/** Far more than a Region has in years: an answer without an end is no answer. */
const MOST_PAGES = 100;

export interface ListedKeys {
  readonly keys: readonly TrailKey[];
  /** What was answered and is not used, as sentences. */
  readonly refused: readonly string[];
}

/**
 * The public keys whose validity touches [fromMs, toMs] in one Region, UTC milliseconds (API
 * ListPublicKeys). Each Region has its own keys. A key whose fingerprint is not that of its bytes is
 * refused. Throws the signal's own reason alone.
 */
export async function listPublicKeys(
  options: AwsOptions,
  region: string,
  fromMs: number,
  toMs: number,
  signal: AbortSignal,
): Promise<AwsAnswer<ListedKeys>> {
  if (!isRegionName(region)) {
    const problem = "CloudTrail was not asked for keys of what cannot be the name of a Region.";
    return { ok: false, why: "failed", problem };
  }
  const doing = `Asking CloudTrail for its public keys in ${region}`;
  const answer = await askCloudTrail(
    options,
    region,
    { doing, needs: "cloudtrail:ListPublicKeys", signal },
    (client) => readPages(client, new Date(fromMs), new Date(toMs), signal),
  );
  return answer.ok ? { ok: true, value: readKeys(region, answer.value) } : answer;
}

async function readPages(
  client: CloudTrailClient,
  StartTime: Date,
  EndTime: Date,
  signal: AbortSignal,
): Promise<PublicKey[]> {
  const keys: PublicKey[] = [];
  let NextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.send(
      new ListPublicKeysCommand({ StartTime, EndTime, ...(NextToken ? { NextToken } : {}) }),
      { abortSignal: signal },
    );
    keys.push(...(answer.PublicKeyList ?? []));
    NextToken = answer.NextToken;
    if (!NextToken) return keys;
  }
  throw new Error(`more than ${MOST_PAGES} pages`);
}

function readKeys(region: string, listed: readonly PublicKey[]): ListedKeys {
  const keys: TrailKey[] = [];
  let odd = 0;
  for (const { Value, Fingerprint, ValidityStartTime, ValidityEndTime } of listed) {
    const der = Buffer.from(Value ?? []);
    const fingerprint = fingerprintOf(der);
    if (fingerprint !== Fingerprint?.toLowerCase()) odd += 1;
    else {
      const validFromMs = timeOf(ValidityStartTime);
      const validToMs = timeOf(ValidityEndTime);
      keys.push({ region, fingerprint, der, validFromMs, validToMs, origin: "api" });
    }
  }
  const refused =
    odd === 0
      ? []
      : [
          `Of the public keys that CloudTrail listed in ${region}, ${odd} cannot be used: the fingerprint is not that of the key.`,
        ];
  return { keys, refused };
}

function timeOf(time: Date | undefined): number | null {
  const timeMs = time?.getTime();
  return timeMs === undefined || Number.isNaN(timeMs) ? null : timeMs;
}
