import { expect, test } from "vitest";
import type { Category } from "./event";
import { readOutcome } from "./outcome";

function outcomeOf(record: Record<string, unknown>, category: Category = "management") {
  const text = (name: string) => (typeof record[name] === "string" ? String(record[name]) : null);
  return readOutcome(record, {
    category,
    eventName: text("eventName"),
    errorCode: text("errorCode"),
    errorMessage: text("errorMessage"),
  });
}

test.each([
  "AccessDenied",
  "AccessDeniedException",
  "UnauthorizedOperation",
  "Client.UnauthorizedOperation",
  "UnauthorizedAccess",
  "AuthFailure",
  "VpceAccessDenied",
  "NotAuthorizedException",
  "ForbiddenException",
])("%s means denied", (errorCode) => {
  expect(outcomeOf({ eventName: "X", errorCode })).toBe("denied");
});

test.each(["ThrottlingException", "NoSuchTagSet", "Client.InvalidVpcID.NotFound"])(
  "%s is an error, not a denial",
  (errorCode) => {
    expect(outcomeOf({ eventName: "X", errorCode })).toBe("error");
  },
);

test("a console sign-in tells its result in responseElements, without an error code", () => {
  const failed = {
    eventName: "ConsoleLogin",
    errorMessage: "Failed authentication",
    responseElements: { ConsoleLogin: "Failure" },
  };
  expect(outcomeOf(failed)).toBe("denied");
  const signedIn = { eventName: "ConsoleLogin", responseElements: { ConsoleLogin: "Success" } };
  expect(outcomeOf(signedIn)).toBe("success");
});

test("Identity Center tells its result in serviceEventDetails", () => {
  const serviceEventDetails = { UserAuthentication: "Failure" };
  expect(outcomeOf({ eventName: "UserAuthentication", serviceEventDetails })).toBe("denied");
});

test("an error message without a code is an error, or a denial when it says so", () => {
  expect(outcomeOf({ eventName: "X", errorMessage: "No such thing" })).toBe("error");
  const errorMessage = "User: arn:aws:iam::1:user/a is not authorized to perform: ec2:X";
  expect(outcomeOf({ eventName: "X", errorMessage })).toBe("denied");
});

test("an error inside responseElements counts", () => {
  expect(outcomeOf({ eventName: "X", responseElements: { errorCode: "Boom" } })).toBe("error");
});

test("a call without any error succeeded, even when its response was left out", () => {
  expect(outcomeOf({ eventName: "PutObject", responseElements: null })).toBe("success");
});

test("summaries of many calls have no outcome, and neither has a record without a call", () => {
  expect(outcomeOf({ eventName: "X" }, "insight")).toBe("unknown");
  expect(outcomeOf({ errorCode: "AccessDenied" }, "aggregated")).toBe("unknown");
  expect(outcomeOf({})).toBe("unknown");
});

test("an event named like an object's own method is no surprise", () => {
  expect(outcomeOf({ eventName: "constructor", responseElements: {} })).toBe("success");
});
