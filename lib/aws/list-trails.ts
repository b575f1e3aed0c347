import { DescribeTrailsCommand, type Trail } from "@aws-sdk/client-cloudtrail";
import type { AwsAnswer } from "./ask-aws";
import type { AwsOptions } from "./aws-connection";
import { askCloudTrail } from "./cloudtrail-client";
import { isRegionName } from "./region-name";

/** A trail as CloudTrail lists it. */
export interface ListedTrail extends Trail {
  readonly TrailARN: string;
  readonly HomeRegion: string;
}

/**
 * All trails that a Region knows, with the shadows there of trails that live elsewhere (API
 * DescribeTrails). Throws the signal's own reason alone.
 */
export async function listTrails(
  options: AwsOptions,
  region: string,
  signal: AbortSignal,
): Promise<AwsAnswer<readonly ListedTrail[]>> {
  const doing = `Asking CloudTrail for the trails of ${region}`;
  const answer = await askCloudTrail(
    options,
    region,
    { doing, needs: "cloudtrail:DescribeTrails", signal },
    (client) =>
      client.send(new DescribeTrailsCommand({ includeShadowTrails: true }), {
        abortSignal: signal,
      }),
  );
  if (!answer.ok) return answer;
  const trails = (answer.value.trailList ?? []).flatMap((trail): ListedTrail[] => {
    const { TrailARN, HomeRegion } = trail;
    // What has neither is no trail that could be told from others.
    if (!TrailARN || !HomeRegion || !isRegionName(HomeRegion)) return [];
    return [{ ...trail, TrailARN, HomeRegion }];
  });
  return { ok: true, value: trails };
}
