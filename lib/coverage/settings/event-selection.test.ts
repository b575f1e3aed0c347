import fc from "fast-check";
import { expect, test } from "vitest";
import { readSelection } from "./event-selection";

const DEFAULT = {
  management: "all",
  isNarrowed: false,
  excluded: [],
  dataTypes: [],
};
const condition = (Field: string, more: object) => ({ Field, ...more });
const advanced = (...fields: object[]) => ({ Name: "", FieldSelectors: fields });
const MANAGEMENT = condition("eventCategory", { Equals: ["Management"] });
const DATA = condition("eventCategory", { Equals: ["Data"] });

test.each([
  [{ ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [] }, DEFAULT],
  [{}, DEFAULT],
  [{ readWriteType: "WriteOnly" }, { ...DEFAULT, management: "write-only" }],
  [{ readWriteType: "ReadOnly" }, { ...DEFAULT, management: "read-only" }],
  [{ includeManagementEvents: false }, { ...DEFAULT, management: "none" }],
  [
    {
      excludeManagementEventSources: ["kms.amazonaws.com"],
      dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
    },
    { ...DEFAULT, excluded: ["kms.amazonaws.com"], dataTypes: ["AWS::S3::Object"] },
  ],
])("basic selectors, as the API or its records write them: %j", (selector, selection) => {
  expect(readSelection([selector], undefined)).toEqual(selection);
});

test("two basic selectors add up", () => {
  const selectors = [{ ReadWriteType: "WriteOnly" }, { ReadWriteType: "ReadOnly" }];
  expect(readSelection(selectors, [])).toEqual(DEFAULT);
});

test.each([
  [[advanced(MANAGEMENT)], DEFAULT],
  [
    [advanced(MANAGEMENT, condition("readOnly", { Equals: ["false"] }))],
    { ...DEFAULT, management: "write-only" },
  ],
  [
    [advanced(MANAGEMENT, condition("eventSource", { NotEquals: ["rdsdata.amazonaws.com"] }))],
    { ...DEFAULT, excluded: ["rdsdata.amazonaws.com"] },
  ],
  [
    [advanced(MANAGEMENT, condition("eventName", { StartsWith: ["Delete"] }))],
    { ...DEFAULT, isNarrowed: true },
  ],
  [
    [advanced(DATA, condition("resources.type", { Equals: ["AWS::Lambda::Function"] }))],
    { ...DEFAULT, management: "none", dataTypes: ["AWS::Lambda::Function"] },
  ],
])("advanced selectors: %j", (selectors, selection) => {
  expect(readSelection(undefined, selectors)).toEqual(selection);
});

test("what is no list of selectors tells nothing", () => {
  for (const odd of [undefined, null, [], "All", {}, [null], [{ dataResources: "x" }]]) {
    expect(readSelection(odd, odd)).toBe(null);
  }
});

test("whatever stands there, it is read or refused", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (basic, other) => {
      const selection = readSelection(basic, other);
      expect(selection === null || typeof selection.management === "string").toBe(true);
    }),
  );
});
