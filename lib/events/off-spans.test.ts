import { expect, test } from "vitest";
import type { Switch } from "./list-switches";
import { findOffSpans } from "./off-spans";

const ACCOUNT = "111122223333";
const TRAIL = { account: ACCOUNT, homeRegion: "us-east-1", name: "main" };
const HOME = { account: ACCOUNT, region: "us-east-1" };
const ELSEWHERE = { account: ACCOUNT, region: "eu-west-1" };
const OTHER = { account: "444455556666", region: "us-east-1" };

function call(timeMs: number, eventName: string, more: Partial<Switch> = {}): Switch {
  return {
    ...{ eventKey: `key-${timeMs}`, eventName, timeMs, account: ACCOUNT, principal: "mallory" },
    ...{ trail: TRAIL, bucket: null, isMultiRegion: null, isOrganization: null, opened: null },
    ...more,
  };
}

const told = (...calls: Switch[]) =>
  findOffSpans(calls).map(({ cause, fromMs, toMs }) => [cause, fromMs, toMs]);

test("a trail is off from the first call that stopped it to the one that started it", () => {
  expect(
    told(
      call(1, "StartLogging"),
      call(2, "StopLogging"),
      call(3, "DeleteTrail"),
      call(5, "CreateTrail"),
      call(6, "StartLogging"),
      call(8, "StopLogging"),
    ),
  ).toEqual([
    ["stopped", 2, 5],
    ["stopped", 8, Number.POSITIVE_INFINITY],
  ]);
  expect(told(call(1, "UpdateTrail"), call(2, "StartLogging"))).toEqual([]);
});

test("trails of one name in other Regions or accounts are others", () => {
  const other = { trail: { ...TRAIL, homeRegion: "eu-west-1" } };
  expect(told(call(1, "StopLogging"), call(2, "StartLogging", other))).toEqual([
    ["stopped", 1, Number.POSITIVE_INFINITY],
  ]);
});

test("a Region is off from when it was closed to when it was opened", () => {
  const region = { trail: null, opened: ELSEWHERE };
  const [span] = findOffSpans([call(1, "DisableRegion", region), call(4, "EnableRegion", region)]);
  expect(span).toMatchObject({ cause: "disabled", fromMs: 1, toMs: 4 });
  expect([HOME, ELSEWHERE, OTHER].map((place) => span?.concerns(place))).toEqual([
    false,
    true,
    false,
  ]);
});

test("what a stopped trail ends is told by the calls that made it, or by AWS, else by its home", () => {
  const concerned = (calls: Switch[], isMultiRegion?: () => boolean) =>
    [HOME, ELSEWHERE, OTHER].map((place) =>
      findOffSpans(calls, isMultiRegion).some(({ concerns }) => concerns(place)),
    );
  const stop = call(9, "StopLogging");
  expect(concerned([stop])).toEqual([true, false, false]);
  expect(concerned([stop], () => true)).toEqual([true, true, false]);
  expect(concerned([call(1, "CreateTrail", { isMultiRegion: true }), stop])).toEqual([
    true,
    true,
    false,
  ]);
  const everywhere = { isMultiRegion: true, isOrganization: true };
  expect(concerned([call(1, "UpdateTrail", everywhere), stop])).toEqual([true, true, true]);
  const narrowed = call(2, "UpdateTrail", { isMultiRegion: false });
  expect(concerned([call(1, "CreateTrail", everywhere), narrowed, stop], () => true)).toEqual([
    true,
    false,
    true,
  ]);
});
