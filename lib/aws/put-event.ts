import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { type AwsAnswer, askAws, PATIENCE } from "./ask-aws";
import { type AwsOptions, awsConnection } from "./aws-connection";

/** One event for a bus: what rules match on, and the detail as JSON text. */
export interface BusEvent {
  readonly busArn: string;
  readonly detailType: string;
  readonly detail: string;
}

/**
 * Puts one event on a bus of EventBridge. PutEvents answers 200 even when it took nothing, so the
 * entry's own error is read (API reference of PutEvents).
 * @returns EventBridge's id of the event
 */
export function putEvent(
  { busArn, detailType, detail }: BusEvent,
  options: AwsOptions & { readonly signal: AbortSignal },
): Promise<AwsAnswer<string>> {
  const { signal, ...connection } = options;
  const region = busArn.split(":")[3] ?? "";
  const call = { doing: `Sending to EventBridge in ${region}`, needs: "events:PutEvents", signal };
  return askAws(call, async () => {
    const client = new EventBridgeClient(awsConnection({ ...PATIENCE, ...connection, region }));
    try {
      const { Entries = [] } = await client.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: busArn,
              Source: "trailglass",
              DetailType: detailType,
              Detail: detail,
            },
          ],
        }),
        { abortSignal: signal },
      );
      const [entry] = Entries;
      if (entry?.EventId !== undefined) return entry.EventId;
      throw Object.assign(new Error("refused"), { name: entry?.ErrorCode ?? "NoEntry" });
    } finally {
      client.destroy();
    }
  });
}
