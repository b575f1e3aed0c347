import { expect, test } from "vitest";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { findField } from "./fields";
import { matchesQuery } from "./matches";
import { parseQuery } from "./parse";

const NAMES = ["hour", "weekday", "global", "principal_key"];

function valuesOf(record: Record<string, unknown>): (string | undefined)[] {
  const event = toEvent(record, JSON.stringify(record));
  return NAMES.map((name) => findField(name)?.values(event).join());
}

test.each([
  ["2026-03-01T23:59:59Z", "23", "sun"],
  ["2026-03-02T00:00:00Z", "0", "mon"],
  ["2026-03-04T05:06:07Z", "5", "wed"],
  ["1969-12-27T22:00:00Z", "22", "sat"],
])("%s is hour %s of a %s", (eventTime, hour, weekday) => {
  expect(valuesOf({ eventTime }).slice(0, 2)).toEqual([hour, weekday]);
});

test("a record without time has neither hour nor weekday, one without service is neither global nor not", () => {
  expect(valuesOf({}).slice(0, 3)).toEqual(["", "", ""]);
  expect(valuesOf({ eventSource: "iam.amazonaws.com" })[2]).toBe("true");
  expect(valuesOf({ eventSource: "ec2.amazonaws.com" })[2]).toBe("false");
});

test("all sessions of a role have one key", () => {
  const keyOf = (session: string) =>
    valuesOf({
      userIdentity: {
        type: "AssumedRole",
        accountId: "123456789012",
        arn: `arn:aws:sts::123456789012:assumed-role/Ops/${session}`,
      },
    })[3];
  expect(keyOf("alice")).toBe("role|123456789012|Ops");
  expect(keyOf("bob")).toBe(keyOf("alice"));
});

/** Of a Sunday at 22:30. */
test.each([
  ["hour:22", true],
  ["hour:022", true],
  ["hour:22.0", true],
  ["hour:2*", true],
  ["hour:2", false],
  ["hour:(3 OR 22)", true],
  ["hour:>=22", true],
  ["hour:0..5", false],
  ["hour:{21 TO 23}", true],
  ["hour>22", false],
  ["weekday:SUN", true],
  ["weekday:(sat, sun) -hour:8..17", true],
  ["has:hour", true],
  ["global:true", true],
  ['principal_key:"USER|123456789012|Alice"', true],
  ["principal_key:*alice", true],
  ['"user|123456789012|alice"', true],
  ["22", false],
])("%s: %s", (text, expected) => {
  const record = {
    eventTime: "2026-03-01T22:30:00Z",
    eventSource: "iam.amazonaws.com",
    userIdentity: { type: "IAMUser", accountId: "123456789012", userName: "alice" },
  };
  const { query, issues } = parseQuery(text);
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(matchesQuery(query, toEvent(record, JSON.stringify(record)), record)).toBe(expected);
});
