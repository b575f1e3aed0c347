import { expect, test } from "vitest";
import { describeEvent } from "./describe-event";
import { toEvent } from "./to-event";

const RECORD = {
  eventTime: "2026-07-01T12:08:19Z",
  eventName: "TerminateInstances",
  eventSource: "ec2.amazonaws.com",
  awsRegion: "eu-west-1",
  sourceIPAddress: "203.0.113.7",
  userAgent: "aws-cli/2.13.5",
  userIdentity: {
    type: "AssumedRole",
    arn: "arn:aws:sts::111122223333:assumed-role/ci-deploy/build-42",
  },
};

function describeRecord(changes: Record<string, unknown> = {}) {
  return describeEvent(toEvent({ ...RECORD, ...changes }, ""));
}

test("a denied call of a role session", () => {
  const resources = [{ ARN: "i-0abc" }, { ARN: "i-0def" }];
  expect(describeRecord({ errorCode: "Client.UnauthorizedOperation", resources })).toBe(
    "Role ci-deploy (session build-42) was denied ec2:TerminateInstances on i-0abc and 1 more in eu-west-1 from 203.0.113.7 with aws-cli.",
  );
});

test("a call without resources is about what its request names", () => {
  const record = {
    ...RECORD,
    requestParameters: { instancesSet: { items: [{ instanceId: "i-1" }, { instanceId: "i-2" }] } },
  };
  expect(describeEvent(toEvent(record, ""), record)).toContain(
    "called ec2:TerminateInstances on i-1 and 1 more in eu-west-1",
  );
  const resources = [{ ARN: "arn:aws:ec2:eu-west-1:111122223333:instance/i-9" }];
  expect(describeEvent(toEvent({ ...record, resources }, ""), record)).toContain("instance/i-9 in");
});

test("a failed call says which error it got", () => {
  const userIdentity = { type: "IAMUser", userName: "alice" };
  expect(describeRecord({ userIdentity, errorCode: "DryRunOperation" })).toBe(
    "User alice called ec2:TerminateInstances in eu-west-1 from 203.0.113.7 with aws-cli and got DryRunOperation.",
  );
});

test("a call through a service", () => {
  const userIdentity = {
    type: "Root",
    accountId: "111122223333",
    invokedBy: "cloudformation.amazonaws.com",
  };
  expect(describeRecord({ userIdentity, userAgent: null })).toBe(
    "The root user of 111122223333 called ec2:TerminateInstances in eu-west-1 from 203.0.113.7 through cloudformation.amazonaws.com.",
  );
});

test("a service on its own is named once", () => {
  const name = "cloudtrail.amazonaws.com";
  const userIdentity = { type: "AWSService", invokedBy: name };
  expect(describeRecord({ userIdentity, sourceIPAddress: name, userAgent: null })).toBe(
    "Service cloudtrail.amazonaws.com called ec2:TerminateInstances in eu-west-1.",
  );
});

test("a principal of another account is named with its account", () => {
  const userIdentity = {
    type: "AWSAccount",
    accountId: "777788889999",
    principalId: "AIDAEXAMPLE",
  };
  expect(describeRecord({ userIdentity })).toMatch(
    /^External principal AIDAEXAMPLE of account 777788889999 called /,
  );
});

test("what is unknown is said to be unknown", () => {
  expect(describeEvent(toEvent({}, ""))).toBe(
    "An unknown principal called an unknown action in an unknown Region at an unknown time from an unknown address, with an unknown result.",
  );
});

test("Insights and aggregated records are no calls", () => {
  const insightDetails = { eventName: "GetParameter", eventSource: "ssm.amazonaws.com" };
  expect(
    describeEvent(
      toEvent(
        {
          eventCategory: "Insight",
          awsRegion: "us-east-1",
          eventTime: RECORD.eventTime,
          insightDetails,
        },
        "",
      ),
    ),
  ).toBe("CloudTrail Insights saw an unusual rate of ssm:GetParameter in us-east-1.");
  expect(
    describeEvent(
      toEvent(
        { eventCategory: "Aggregated", awsRegion: "us-east-1", eventSource: "s3.amazonaws.com" },
        "",
      ),
    ),
  ).toBe("CloudTrail counted calls to s3 in us-east-1 at an unknown time.");
});
