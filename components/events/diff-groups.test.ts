import fc from "fast-check";
import { expect, test } from "vitest";
import { diffBase, toDiffGroups } from "./diff-groups";

const change = (path: string, before: string | null, after: string | null) =>
  ({
    path,
    kind: before === null ? "added" : after === null ? "removed" : "changed",
    before,
    after,
  }) as const;

test("changes stand under their part of the record, with a sign", () => {
  const groups = toDiffGroups([
    change("errorCode", null, "AccessDenied"),
    change("requestParameters.policy.Statement[0].Effect", "Deny", "Allow"),
    change("requestParameters.tags[1]", "a", null),
    change("resources[0].ARN", "x", "y"),
  ]);
  expect(
    groups.map(({ title, lines }) => [title, ...lines.map(({ sign, name }) => sign + name)]),
  ).toEqual([
    ["The record itself", "+errorCode"],
    ["requestParameters", "±policy.Statement[0].Effect", "−tags[1]"],
    ["resources", "±[0].ARN"],
  ]);
});

test("ids and times come last, with their whole path", () => {
  const groups = toDiffGroups([
    change("eventID", "a", "b"),
    change("responseElements.requestId", "a", "b"),
    change("sourceIPAddress", "192.0.2.1", "192.0.2.2"),
  ]);
  expect(
    groups.map(({ isExpected, lines }) => [isExpected, ...lines.map(({ name }) => name)]),
  ).toEqual([
    [false, "sourceIPAddress"],
    [true, "eventID", "responseElements.requestId"],
  ]);
});

test("no change is lost, whatever its path is called", () => {
  const paths = fc.oneof(
    fc.string(),
    fc.constantFrom("__proto__", "__proto__.x", ".", "a.", "[0]", "eventID"),
  );
  fc.assert(
    fc.property(fc.array(paths), (all) => {
      const groups = toDiffGroups(all.map((path) => change(path, "a", "b")));
      const shown = groups.flatMap(({ lines }) => lines.map(({ path }) => path));
      expect(shown.toSorted()).toEqual(all.toSorted());
    }),
  );
});

test("the base is a word or the key of an event", () => {
  expect([null, "previous", "neighbour", "a~b", "prev"].map(diffBase)).toEqual([
    "previous",
    "previous",
    "neighbour",
    "event",
    "event",
  ]);
});
