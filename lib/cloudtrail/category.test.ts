import { expect, test } from "vitest";
import { readCategory } from "./category";
import { FlagSet } from "./flags";

test.each([
  [{ eventCategory: "Management" }, "management"],
  [{ eventCategory: "Data", managementEvent: true }, "data"],
  [{ eventCategory: "Insight" }, "insight"],
  [{ eventCategory: "NetworkActivity" }, "network"],
  [{ eventCategory: "Aggregated" }, "aggregated"],
  [{ eventCategory: "SomethingNew", managementEvent: true }, "unknown"],
  [{ managementEvent: true }, "management"],
  [{ managementEvent: "false" }, "data"],
  [{ eventType: "AwsCloudTrailInsight" }, "insight"],
  [{ eventType: "AwsVpceEvent" }, "network"],
  [{ eventType: "AwsVpceEvents" }, "network"],
  [{ eventType: "AwsAggregatedEvent" }, "aggregated"],
  [{ eventType: "AwsConsoleSignIn" }, "management"],
  [{ eventType: "AwsApiCall" }, "unknown"],
  [{}, "unknown"],
])("%j is of the family %s", (record, category) => {
  const eventType = "eventType" in record ? record.eventType : null;
  expect(readCategory(record, eventType, new FlagSet())).toBe(category);
});
