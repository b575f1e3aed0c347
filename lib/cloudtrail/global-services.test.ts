import { expect, test } from "vitest";
import { isGlobalService } from "./global-services";

test("IAM, sign-in and CloudFront are global, EC2 and STS are not", () => {
  expect(isGlobalService("iam.amazonaws.com")).toBe(true);
  expect(isGlobalService("signin.amazonaws.com")).toBe(true);
  expect(isGlobalService("cloudfront.amazonaws.com")).toBe(true);
  expect(isGlobalService("ec2.amazonaws.com")).toBe(false);
  expect(isGlobalService("sts.amazonaws.com")).toBe(false);
});
