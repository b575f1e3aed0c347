import { expect, test } from "vitest";
import { findRegion, isKnownRegion, REGIONS } from "./regions";

test("the default Regions of the commercial partition are the seventeen enabled for everyone", () => {
  const commercial = REGIONS.filter((region) => region.partition === "aws");
  expect(commercial).toHaveLength(36);
  expect(commercial.filter((region) => region.enabledByDefault)).toHaveLength(17);
});

test("every partition is there, with a name for every Region and no Region twice", () => {
  expect(findRegion("us-gov-east-1")?.partition).toBe("aws-us-gov");
  expect(findRegion("cn-north-1")?.name).toBe("China (Beijing)");
  expect(findRegion("us-iso-east-1")?.partition).toBe("aws-iso");
  expect(findRegion("eusc-de-east-1")?.partition).toBe("aws-eusc");
  expect(findRegion("ap-southeast-7")).toEqual({
    code: "ap-southeast-7",
    name: "Asia Pacific (Thailand)",
    partition: "aws",
    enabledByDefault: false,
  });
  expect(REGIONS.every((region) => region.code !== "" && region.name !== "")).toBe(true);
  expect(new Set(REGIONS.map((region) => region.code)).size).toBe(REGIONS.length);
});

test("a Region nobody knows is not known, whatever it is called", () => {
  expect(isKnownRegion("cn-west-3r")).toBe(false);
  expect(isKnownRegion("constructor")).toBe(false);
  expect(findRegion("__proto__")).toBeNull();
});
