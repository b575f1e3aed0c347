import { expect, test } from "vitest";
import { isGlobalService } from "@/lib/cloudtrail/global-services";
import { signInRegions, whySignIn } from "./sign-in-placement";

const COOKIE = ["us-east-2", "eu-north-1", "ap-southeast-2"];

test.each([
  ["root", { isRoot: true, endpoint: "global", hasAliasCookie: false }, ["us-east-1"]],
  ["root with a cookie", { isRoot: true, endpoint: "global", hasAliasCookie: true }, ["us-east-1"]],
  [
    "a user without the cookie",
    { isRoot: false, endpoint: "global", hasAliasCookie: false },
    ["us-east-1"],
  ],
  ["a user with the cookie", { isRoot: false, endpoint: "global", hasAliasCookie: true }, COOKIE],
  [
    "a Region's own endpoint",
    { isRoot: false, endpoint: { region: "eu-west-3" }, hasAliasCookie: false },
    ["eu-west-3"],
  ],
  [
    "a Region's own endpoint with the cookie",
    { isRoot: false, endpoint: { region: "eu-west-3" }, hasAliasCookie: true },
    ["eu-west-3"],
  ],
] as const)("%s", (_who, signIn, regions) => {
  expect(signInRegions(signIn)).toEqual(regions);
});

test.each([
  [
    "us-east-1",
    /^Recorded here: root, always; .* without an account alias .*; users of this Region’s own endpoint\.$/,
  ],
  [
    "us-east-2",
    /^Recorded here: .* with an account alias .* us-east-2, eu-north-1, ap-southeast-2; .*own endpoint\.$/,
  ],
  ["eu-north-1", /with an account alias/],
  ["ap-southeast-2", /with an account alias/],
  ["eu-west-3", /^Recorded here: users of this Region’s own endpoint\.$/],
  ["us-gov-west-1", /^Recorded here: users of this Region’s own endpoint\.$/],
  ["no-such-9", /^Recorded here: users of this Region’s own endpoint\.$/],
  [null, /name no Region/],
])("sign-ins in %s say how they may have come there", (region, why) => {
  expect(whySignIn(region)).toMatch(why);
});

test.each([
  ["iam.amazonaws.com", true],
  ["cloudfront.amazonaws.com", true],
  ["route53.amazonaws.com", true],
  ["organizations.amazonaws.com", true],
  ["signin.amazonaws.com", true],
  // Its regional endpoints record where they are; its global one says which Region served.
  ["sts.amazonaws.com", false],
  ["ec2.amazonaws.com", false],
  ["", false],
])("the Region of %s says where it happened, or not", (source, isGlobal) => {
  expect(isGlobalService(source)).toBe(isGlobal);
});
