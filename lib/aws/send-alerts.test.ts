import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { publishToTopic } from "./publish-to-topic";
import { putEvent } from "./put-event";
import { stubAwsForEachTest } from "./testing/stub-aws-for-each-test";

const aws = stubAwsForEachTest();
const signal = AbortSignal.timeout(30_000);
const EVENT = {
  busArn: "arn:aws:events:eu-west-1:111122223333:event-bus/alerts",
  detailType: "Trailglass Alert",
  detail: '{"version":1}',
};

test("an event is put on the bus in the bus's own Region", async () => {
  aws.answers.set("PutEvents", { body: { FailedEntryCount: 0, Entries: [{ EventId: "e-1" }] } });
  const told = await putEvent(EVENT, { endpoint: aws.endpoint, signal });
  expect(told).toEqual({ ok: true, value: "e-1" });
  expect(aws.calls).toEqual([
    {
      name: "PutEvents",
      region: "eu-west-1",
      input: {
        Entries: [
          {
            EventBusName: EVENT.busArn,
            Source: "trailglass",
            DetailType: "Trailglass Alert",
            Detail: '{"version":1}',
          },
        ],
      },
    },
  ]);
});

test("an event that a 200 says was not taken was not sent", async () => {
  const failed = { FailedEntryCount: 1, Entries: [{ ErrorCode: "ThrottlingException" }] };
  aws.answers.set("PutEvents", { body: failed });
  expect(await putEvent(EVENT, { endpoint: aws.endpoint, signal })).toMatchObject({
    ok: false,
    why: "unreachable",
  });
  aws.answers.delete("PutEvents");
  expect(await putEvent(EVENT, { endpoint: aws.endpoint, signal })).toMatchObject({
    ok: false,
    why: "forbidden",
    problem: expect.stringContaining("Allow events:PutEvents"),
  });
});

/** SNS as it answers Publish in its query protocol. */
async function startSns(status: number, xml: string) {
  const bodies: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += String(part);
    bodies.push(new URLSearchParams(text));
    response.writeHead(status, { "Content-Type": "text/xml" }).end(xml);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { endpoint: `http://127.0.0.1:${port}`, bodies };
}

const MESSAGE = {
  subject: "[high] Trail stöpped\n",
  body: '{"version":1}',
  key: "k-1",
  group: "a",
};
const NAME = "arn:aws:sns:eu-west-1:111122223333:alerts";

test("a message is published with its key; a FIFO topic knows a second copy by it", async () => {
  const xml =
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>';
  const { endpoint, bodies } = await startSns(200, xml);
  const send = (topicArn: string) => publishToTopic({ ...MESSAGE, topicArn }, { endpoint, signal });
  expect(await send(NAME)).toEqual({ ok: true, value: "m-1" });
  expect(await send(`${NAME}.fifo`)).toMatchObject({ ok: true });
  const [plain, fifo] = bodies;
  expect(plain?.get("Action")).toBe("Publish");
  expect(plain?.get("Subject")).toBe("[high] Trail st?pped?");
  expect(plain?.get("Message")).toBe(MESSAGE.body);
  expect(plain?.get("MessageAttributes.entry.1.Value.StringValue")).toBe("k-1");
  expect(plain?.get("MessageDeduplicationId")).toBe(null);
  expect([fifo?.get("MessageDeduplicationId"), fifo?.get("MessageGroupId")]).toEqual(["k-1", "a"]);
});

test("what SNS forbids names the permission", async () => {
  const xml =
    "<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>secret</Message></Error></ErrorResponse>";
  const { endpoint } = await startSns(403, xml);
  const told = await publishToTopic({ ...MESSAGE, topicArn: NAME }, { endpoint, signal });
  expect(told).toMatchObject({ ok: false, why: "forbidden" });
  expect(JSON.stringify(told)).not.toContain("secret");
});
