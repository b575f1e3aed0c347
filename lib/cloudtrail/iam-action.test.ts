import { expect, test } from "vitest";
import { iamAction, iamPrefix, sourceOfPrefix } from "./iam-action";

test.each([
  ["s3.amazonaws.com", "GetObject", "s3:GetObject"],
  ["s3.amazonaws.com", "ListObjects", "s3:ListBucket"],
  ["s3.amazonaws.com", "ListBuckets", "s3:ListAllMyBuckets"],
  ["S3.amazonaws.com", "GetBucketAcl", "s3:GetBucketAcl"],
  ["s3.amazonaws.com", "__proto__", "s3:__proto__"],
  ["lambda.amazonaws.com", "Invoke", "lambda:InvokeFunction"],
  ["lambda.amazonaws.com", "GetFunction20150331v2", "lambda:GetFunction"],
  ["lambda.amazonaws.com", "ListFunctions20150331", "lambda:ListFunctions"],
  ["cloudfront.amazonaws.com", "CreateDistribution2020_05_31", "cloudfront:CreateDistribution"],
  ["ec2.amazonaws.com", "Odd20150331", "ec2:Odd20150331"],
  ["monitoring.amazonaws.com", "PutMetricAlarm", "cloudwatch:PutMetricAlarm"],
  ["unheard-of", "DoIt", "unheard-of:DoIt"],
  ["__proto__", "DoIt", "__proto__:DoIt"],
  ["signin.amazonaws.com", "ConsoleLogin", null],
  ["apigateway.amazonaws.com", "CreateRestApi", null],
])("%s %s is permitted by %s", (source, event, action) => {
  expect(iamAction(source, event)).toBe(action);
});

test("a prefix leads to the source that has it", () => {
  for (const prefix of ["s3", "cloudwatch", "mq", "tag", "lex", "ses", "sagemaker", "unheard-of"]) {
    expect(iamPrefix(sourceOfPrefix(prefix))).toBe(prefix);
  }
  expect(sourceOfPrefix("__proto__")).toBe("__proto__.amazonaws.com");
});
