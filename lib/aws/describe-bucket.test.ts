import { expect, test } from "vitest";
import { describeBucket } from "./describe-bucket";
import { SECRET_MESSAGE } from "./testing/stub-aws";
import { stubAwsForEachTest } from "./testing/stub-aws-for-each-test";

const signal = new AbortController().signal;
const aws = stubAwsForEachTest();

const options = () => ({ endpoint: aws.endpoint, attempts: 1 });

const xml = (name: string, inside: string) => ({
  body: `<?xml version="1.0"?><${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside}</${name}>`,
});

test("the protection of a bucket is asked part by part", async () => {
  aws.answers.set(
    "GET versioning",
    xml("VersioningConfiguration", "<Status>Enabled</Status><MfaDelete>Enabled</MfaDelete>"),
  );
  const names = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy"];
  aws.answers.set(
    "GET publicAccessBlock",
    xml(
      "PublicAccessBlockConfiguration",
      `${names.map((name) => `<${name}>true</${name}>`).join("")}<RestrictPublicBuckets>false</RestrictPublicBuckets>`,
    ),
  );
  aws.answers.set("GET policyStatus", xml("PolicyStatus", "<IsPublic>true</IsPublic>"));
  aws.answers.set(
    "GET lifecycle",
    xml(
      "LifecycleConfiguration",
      "<Rule><ID>old</ID><Status>Enabled</Status><Filter><Prefix></Prefix></Filter><Expiration><Days>90</Days></Expiration></Rule>",
    ),
  );
  expect(await describeBucket(options(), "trail-bucket", signal)).toEqual({
    versioning: { ok: true, value: { state: "enabled", mfaDelete: true } },
    publicAccessBlock: {
      ok: true,
      value: {
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: true,
        restrictPublicBuckets: false,
      },
    },
    isPolicyPublic: { ok: true, value: true },
    lifecycle: {
      ok: true,
      value: [{ ID: "old", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 90 } }],
    },
  });
});

test("what is not set is an answer, and what may not be asked is none", async () => {
  aws.answers.set("GET versioning", xml("VersioningConfiguration", ""));
  aws.answers.set("GET publicAccessBlock", {
    status: 404,
    error: "NoSuchPublicAccessBlockConfiguration",
  });
  aws.answers.set("GET policyStatus", { status: 404, error: "NoSuchBucketPolicy" });
  aws.answers.set("GET lifecycle", { status: 404, error: "NoSuchLifecycleConfiguration" });
  expect(await describeBucket(options(), "trail-bucket", signal)).toEqual({
    versioning: { ok: true, value: { state: "never", mfaDelete: false } },
    publicAccessBlock: { ok: true, value: null },
    isPolicyPublic: { ok: true, value: null },
    lifecycle: { ok: true, value: [] },
  });
  aws.answers.clear();
  for (const part of ["versioning", "publicAccessBlock", "policyStatus", "lifecycle"]) {
    aws.answers.set(`GET ${part}`, { status: 403, error: "AccessDenied" });
  }
  const refused = await describeBucket(options(), "trail-bucket", signal);
  for (const part of Object.values(refused)) {
    expect(part).toMatchObject({ ok: false, why: "forbidden" });
  }
  expect(JSON.stringify(refused)).not.toContain(SECRET_MESSAGE);
  expect(JSON.stringify(refused)).toContain("Allow s3:GetBucketPublicAccessBlock.");
});
