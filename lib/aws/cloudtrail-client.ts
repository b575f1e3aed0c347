import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { type AwsAnswer, type AwsCall, askAws, PATIENCE } from "./ask-aws";
import { type AwsOptions, awsConnection } from "./aws-connection";

/**
 * Asks CloudTrail in one Region, with a client that lives as long as the question. A refused
 * endpoint and credentials that cannot be had are answers too: nothing is thrown but the signal's
 * own reason.
 */
export function askCloudTrail<Value>(
  options: AwsOptions,
  region: string,
  call: AwsCall,
  send: (client: CloudTrailClient) => Promise<Value>,
): Promise<AwsAnswer<Value>> {
  return askAws(call, async () => {
    const client = new CloudTrailClient(awsConnection({ ...PATIENCE, ...options, region }));
    try {
      return await send(client);
    } finally {
      client.destroy();
    }
  });
}
