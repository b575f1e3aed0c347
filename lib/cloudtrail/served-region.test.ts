import { expect, test } from "vitest";
import { FlagSet } from "./flags";
import { readServedRegion } from "./served-region";

function servedRegionOf(additionalEventData: unknown) {
  return readServedRegion({ additionalEventData }, "us-east-1", new FlagSet());
}

test("a call to the global STS endpoint was served in awsServingRegion", () => {
  const details = { endpointType: "global", awsServingRegion: "eu-west-1" };
  expect(servedRegionOf({ RequestDetails: details })).toBe("eu-west-1");
  expect(servedRegionOf(details)).toBe("eu-west-1");
});

test("a call to a regional endpoint was served where it is recorded", () => {
  expect(servedRegionOf({ RequestDetails: { endpointType: "regional" } })).toBe("us-east-1");
});

test.each([undefined, null, "text", [], {}, { RequestDetails: { endpointType: "global" } }])(
  "%j does not say who served",
  (additionalEventData) => {
    expect(servedRegionOf(additionalEventData)).toBeNull();
  },
);
