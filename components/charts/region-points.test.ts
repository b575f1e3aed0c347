import { expect, test } from "vitest";
import places from "@/lib/cloudtrail/region-places.json";
import { REGIONS } from "@/lib/cloudtrail/regions";
import { LAND, REGION_POINTS } from "./region-points";

test("every commercial Region has a place; those of other partitions are in the inset", () => {
  const commercial = REGIONS.filter(({ partition }) => partition === "aws");
  const codes = commercial.map(({ code }) => code).sort();
  expect(Object.keys(places).sort()).toEqual(codes);
  expect([...REGION_POINTS.keys()].sort()).toEqual(codes);
});

test("every place is on the picture, east is right and north is up", () => {
  for (const { x, y } of REGION_POINTS.values()) {
    expect(x > 0 && x < LAND.width && y > 0 && y < LAND.height).toBe(true);
  }
  const at = (region: string) => REGION_POINTS.get(region) ?? { x: Number.NaN, y: Number.NaN };
  expect(at("us-west-1").x).toBeLessThan(at("eu-west-1").x);
  expect(at("eu-west-1").x).toBeLessThan(at("ap-northeast-1").x);
  expect(at("eu-north-1").y).toBeLessThan(at("eu-south-1").y);
  expect(at("eu-south-1").y).toBeLessThan(at("af-south-1").y);
});
