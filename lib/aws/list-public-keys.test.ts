import { expect, test, vi } from "vitest";
import { listPublicKeys } from "./list-public-keys";
import { SECRET_MESSAGE } from "./testing/stub-aws";
import { stubAwsForEachTest } from "./testing/stub-aws-for-each-test";
import { listingOf, makeTrailKey } from "./testing/trail-keys";

const REGION = "eu-west-1";
const FROM_MS = Date.UTC(2026, 0, 2);
const TO_MS = Date.UTC(2026, 0, 3);
const signal = new AbortController().signal;
const aws = stubAwsForEachTest();

const list = (region = REGION, more = {}) =>
  listPublicKeys({ endpoint: aws.endpoint, attempts: 1, ...more }, region, FROM_MS, TO_MS, signal);

test("all pages of the keys of a Region and window come", async () => {
  const keys = [makeTrailKey(REGION), makeTrailKey(REGION, { validToMs: null })];
  aws.answers.set("ListPublicKeys", (input) =>
    Object(input).NextToken === "more"
      ? listingOf(keys.slice(1))
      : listingOf(keys.slice(0, 1), { NextToken: "more" }),
  );
  expect(await list()).toEqual({ ok: true, value: { keys, refused: [] } });
  expect(aws.calls).toEqual([
    {
      name: "ListPublicKeys",
      region: REGION,
      input: { StartTime: FROM_MS / 1000, EndTime: TO_MS / 1000 },
    },
    expect.objectContaining({ input: expect.objectContaining({ NextToken: "more" }) }),
  ]);
});

test("a key that is not the one its fingerprint names is refused with words", async () => {
  const good = makeTrailKey(REGION);
  const swapped = { ...makeTrailKey(REGION), fingerprint: makeTrailKey(REGION).fingerprint };
  aws.answers.set("ListPublicKeys", listingOf([swapped, good]));
  const answer = await list();
  expect(answer).toMatchObject({ ok: true, value: { keys: [good] } });
  expect(answer.ok && answer.value.refused).toEqual([expect.stringContaining("1 cannot be used")]);
});

test("an answer that never ends is no answer", async () => {
  aws.answers.set("ListPublicKeys", listingOf([], { NextToken: "again" }));
  expect(await list()).toMatchObject({ ok: false, why: "failed" });
});

test.each([
  [400, "AccessDeniedException", "forbidden"],
  [400, "UnrecognizedClientException", "no-credentials"],
  [400, "ThrottlingException", "unreachable"],
  [500, "InternalFailureException", "unreachable"],
  [400, "InvalidTimeRangeException", "failed"],
])("HTTP %i %s is told apart, without the text of the answer", async (status, error, why) => {
  aws.answers.set("ListPublicKeys", { status, error });
  const answer = await list();
  expect(answer).toMatchObject({ ok: false, why });
  expect(JSON.stringify(answer)).toContain(error);
  expect(JSON.stringify(answer)).not.toContain(SECRET_MESSAGE);
});

test("no credentials, no network and a refused endpoint are answers", async () => {
  const { endpoint } = aws;
  await aws.close();
  expect(await list(REGION, { endpoint })).toMatchObject({ why: "unreachable" });
  expect(await list(REGION, { endpoint: "http://169.254.169.254" })).toMatchObject({ ok: false });
  vi.unstubAllEnvs();
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  vi.stubEnv("AWS_CONFIG_FILE", "/nowhere");
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere");
  vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined);
  expect(await list(REGION, { endpoint })).toMatchObject({ why: "no-credentials" });
});

test.each(["", "eu-west-1.evil.example/", "EU", "__proto__", "eu-west-1\n", "x".repeat(300)])(
  "%j is no Region to ask in",
  async (region) => {
    expect(await list(region)).toMatchObject({ ok: false, why: "failed" });
    expect(aws.calls).toEqual([]);
  },
);

test("cancelling throws the signal's own reason", async () => {
  const end = new AbortController();
  aws.answers.set("ListPublicKeys", () => {
    end.abort(new Error("stopped"));
    return listingOf([]);
  });
  const options = { endpoint: aws.endpoint };
  await expect(listPublicKeys(options, REGION, FROM_MS, TO_MS, end.signal)).rejects.toThrow(
    "stopped",
  );
});
