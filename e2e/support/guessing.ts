import { type LogFiles, logName, record } from "./logs";

const HOUR_MS = 3_600_000;
const START_MS = Date.parse("2026-09-21T00:00:00Z");

const at = (hour: number) => ({
  eventTime: new Date(START_MS + hour * HOUR_MS).toISOString().replace(".000", ""),
});
const mallory = { type: "IAMUser", accountId: "111122223333", userName: "mallory" };
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));

/**
 * 80 events: ten sign-ins of alice an hour for six hours; in the last hour mallory guesses a
 * password twelve times and is refused eight listings of users.
 */
export const GUESSING: LogFiles = {
  [logName("a")]: many(60, (index) => record(index, at(Math.floor(index / 10)))),
  [logName("b")]: many(12, (index) =>
    record(100 + index, {
      ...at(5),
      userIdentity: mallory,
      responseElements: { ConsoleLogin: "Failure" },
      errorMessage: "Failed authentication",
    }),
  ),
  [logName("c")]: many(8, (index) =>
    record(200 + index, {
      ...at(5),
      userIdentity: mallory,
      eventSource: "iam.amazonaws.com",
      eventName: "ListUsers",
      awsRegion: "us-east-1",
      errorCode: "AccessDenied",
    }),
  ),
};
