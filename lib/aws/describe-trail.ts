import {
  type CloudTrailClient,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  type GetTrailStatusResponse,
} from "@aws-sdk/client-cloudtrail";
import type { AwsAnswer } from "./ask-aws";
import type { AwsOptions } from "./aws-connection";
import { askCloudTrail } from "./cloudtrail-client";
import type { ListedTrail } from "./list-trails";

/** Event selectors as AWS writes them, basic and advanced. */
export interface GivenSelectors {
  readonly eventSelectors: unknown;
  readonly advancedEventSelectors: unknown;
}

/** What CloudTrail tells of a trail beside its description: each part may be refused by itself. */
export interface TrailDescription {
  readonly status: AwsAnswer<GetTrailStatusResponse>;
  readonly selectors: AwsAnswer<GivenSelectors>;
  readonly insights: AwsAnswer<readonly string[]>;
}

/**
 * Status and selectors of a trail, asked in its home Region, where alone all of them are known (API
 * GetTrailStatus, GetEventSelectors, GetInsightSelectors). Throws the signal's own reason alone.
 */
export async function describeTrail(
  options: AwsOptions,
  { TrailARN, HomeRegion, HasInsightSelectors }: ListedTrail,
  signal: AbortSignal,
): Promise<TrailDescription> {
  const abort = { abortSignal: signal };
  const part = <Value>(what: string, send: (client: CloudTrailClient) => Promise<Value>) => {
    const call = { doing: what, needs: `cloudtrail:${what}`, signal };
    return askCloudTrail(options, HomeRegion, call, send);
  };
  const status = await part("GetTrailStatus", (client) =>
    client.send(new GetTrailStatusCommand({ Name: TrailARN }), abort),
  );
  const selectors = await part("GetEventSelectors", async (client) => {
    const answer = await client.send(new GetEventSelectorsCommand({ TrailName: TrailARN }), abort);
    return {
      eventSelectors: answer.EventSelectors,
      advancedEventSelectors: answer.AdvancedEventSelectors,
    };
  });
  // Without any, the question itself is an error (InsightNotEnabledException).
  if (HasInsightSelectors === false) {
    return { status, selectors, insights: { ok: true, value: [] } };
  }
  const insights = await part("GetInsightSelectors", async (client) => {
    const command = new GetInsightSelectorsCommand({ TrailName: TrailARN });
    const { InsightSelectors = [] } = await client.send(command, abort);
    return InsightSelectors.flatMap(({ InsightType }) => InsightType ?? []);
  });
  return { status, selectors, insights };
}
