import { expect, test } from "vitest";
import { clientFamily } from "./client";

test.each([
  ["aws-cli/2.13.5 Python/3.11.4 botocore/2.0.0", "aws-cli"],
  ["[aws-cli/1.18.136 Python/3.8.5 Darwin/19.5.0 botocore/1.17.59]", "aws-cli"],
  ["Boto3/1.15.2 Python/3.8.2 Linux/5.6.3-arch1-1 Botocore/1.18.2", "boto3"],
  ["Botocore/1.31.0 Python/3.11", "botocore"],
  [
    "APN/1.0 HashiCorp/1.0 Terraform/1.1.2 (+https://www.terraform.io) aws-sdk-go/1.44",
    "terraform",
  ],
  ["aws-sdk-go-v2/1.32.3 os/linux lang/go#1.23.1", "aws-sdk-go"],
  ["aws-sdk-java/2.17.0", "aws-sdk-java"],
  ["aws-sdk-nodejs/2.1.0 linux/v18", "aws-sdk-js"],
  ["[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.10]", "console"],
  ["AWS Signin, aws-internal/3 aws-sdk-java/1.11.898", "console"],
  ["aws-internal/3 aws-sdk-java/1.11.984", "aws-internal"],
  ["console.ec2.amazonaws.com", "console"],
  ["signin.amazonaws.com", "console"],
  ["cloudformation.amazonaws.com", "cloudformation"],
  ["rds.amazonaws.com", "aws-service"],
  ["AWS Internal", "aws-internal"],
  ["Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:102.0) Gecko/20100101", "browser"],
])("%s is %s", (userAgent, family) => {
  expect(clientFamily(userAgent)).toBe(family);
});

test.each(["", "[]", "Coral/Netty4", "my-console-tool/1.0"])(
  "%j is no known client",
  (userAgent) => {
    expect(clientFamily(userAgent)).toBeNull();
  },
);

test("the answer does not depend on what was asked before", () => {
  for (let count = 0; count < 5_000; count += 1) clientFamily(`tool-${count}`);
  expect(clientFamily("Boto3/1.0")).toBe("boto3");
});
