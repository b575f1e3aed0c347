import { expect, test } from "vitest";
import { guessAccess } from "./action-verb";

test.each([
  ["DescribeInstances", "read"],
  ["GetFunctionConfiguration20150331v2", "read"],
  ["HeadBucket", "read"],
  ["DeleteTrail", "write"],
  ["UpdateFunctionCode20150331v2", "write"],
  ["PutObject", "write"],
  ["SetIdentityPoolRoles", "write"],
])("%s is guessed to %s", (eventName, access) => {
  expect(guessAccess(eventName)).toBe(access);
});

test.each(["ConsoleLogin", "AssumeRole", "Decrypt", "SettleAccount", "Getaway", ""])(
  "%j is not guessed",
  (eventName) => {
    expect(guessAccess(eventName)).toBeNull();
  },
);
