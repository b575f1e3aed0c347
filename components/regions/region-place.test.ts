import { expect, test } from "vitest";
import { REGIONS } from "@/lib/cloudtrail/regions";
import { placeOf, placeOrder } from "./region-place";

const NOWHERE = ["Unknown Regions", "No Region recorded"];

test("every Region that is known has a place", () => {
  for (const { code, partition } of REGIONS) {
    const place = placeOf({ region: code, partition, isKnown: true });
    expect(NOWHERE, code).not.toContain(place);
    expect(placeOrder(place), code).toBeGreaterThanOrEqual(0);
  }
});

test.each([
  ["eu-west-3", "aws", true, "Europe"],
  ["us-east-1", "aws", true, "North America"],
  ["il-central-1", "aws", true, "Middle East"],
  ["us-gov-west-1", "aws-us-gov", true, "AWS GovCloud (US)"],
  ["us-iso-east-1", "aws-iso", true, "AWS isolated partitions"],
  ["eu-moon-1", null, false, "Unknown Regions"],
  ["__proto__", null, false, "Unknown Regions"],
  [null, null, false, "No Region recorded"],
])("%s stands under its place", (region, partition, isKnown, place) => {
  expect(placeOf({ region, partition, isKnown })).toBe(place);
});
