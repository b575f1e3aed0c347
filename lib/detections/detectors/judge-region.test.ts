import { expect, test } from "vitest";
import { HomeRegions, type RegionPin, type RegionStanding } from "./home-regions";
import { judgeRegion, type RegionVisit } from "./judge-region";

const DAY_MS = 86_400_000;
const FAR: RegionStanding = { said: null, isLearned: false, writes: 0, allWrites: 500 };
const VISIT: RegionVisit = {
  region: "ap-south-1",
  events: 12,
  failed: 2,
  writes: 3,
  writesDone: 2,
  fanOut: 0,
  isService: false,
  isKnownToPrincipal: false,
  isFirstOfAccount: false,
};
const levelOf = (
  visit: Partial<RegionVisit>,
  standing: Partial<RegionStanding> = {},
  known = true,
) => judgeRegion({ ...VISIT, ...visit }, { ...FAR, ...standing }, known)?.level ?? null;

test("writes outside the home Regions are medium, reads low and only where the reader is new", () => {
  expect(levelOf({})).toBe("medium");
  expect(levelOf({ writes: 0, writesDone: 0 })).toBe("low");
  expect(levelOf({ writes: 0, writesDone: 0, isKnownToPrincipal: true })).toBe(null);
});

test("a denied Region is high once a write succeeded, even while the account is learned", () => {
  expect(levelOf({}, { said: "denied" }, false)).toBe("high");
  expect(levelOf({ writesDone: 0 }, { said: "denied" })).toBe("medium");
  expect(levelOf({ writes: 0, writesDone: 0 }, { said: "denied", isLearned: true })).toBe("medium");
});

test("a Region that must be switched on is high when nobody of the account was there before", () => {
  expect(levelOf({ region: "af-south-1", isFirstOfAccount: true, writes: 0 })).toBe("high");
  expect(levelOf({ region: "af-south-1" })).toBe("medium");
  expect(levelOf({ isFirstOfAccount: true, writes: 0, writesDone: 0 })).toBe("low");
});

test("usual Regions, a console's fan-out and the time of learning are quiet; services whisper", () => {
  expect(levelOf({}, { isLearned: true })).toBe(null);
  expect(levelOf({}, { said: "allowed" })).toBe(null);
  expect(levelOf({ fanOut: 12 })).toBe(null);
  expect(levelOf({ fanOut: 11 })).toBe("medium");
  expect(levelOf({}, {}, false)).toBe(null);
  expect(levelOf({}, { allWrites: 0 })).toBe(null);
  expect(levelOf({ isService: true })).toBe("informational");
});

test("the sentence has the numbers", () => {
  expect(judgeRegion(VISIT, FAR, true)?.sentence).toBe(
    "12 calls in ap-south-1 (3 changes, 2 failed), where 0 of the account’s 500 changes in the 30 days before were made (0\u202f%; 1% would make it usual).",
  );
});

test("home Regions are those of the 30 days before a day, and a decision holds until it expires", () => {
  const writes = new Map([
    [
      0,
      new Map([
        ["eu-west-1", 99],
        ["us-west-2", 1],
      ]),
    ],
    [40 * DAY_MS, new Map([["sa-east-1", 5]])],
  ]);
  const pins = new Map<string, RegionPin>([
    ["eu-west-1", { state: "denied", expiresMs: 20 * DAY_MS }],
  ]);
  const homes = new HomeRegions(writes, pins);
  expect(homes.standing("us-west-2", DAY_MS)).toMatchObject({ isLearned: true, allWrites: 100 });
  expect(homes.standing("us-west-2", 0)).toMatchObject({ isLearned: false, allWrites: 0 });
  expect(homes.standing("us-west-2", 31 * DAY_MS)).toMatchObject({ isLearned: false });
  expect(homes.standing("eu-west-1", 19 * DAY_MS).said).toBe("denied");
  expect(homes.standing("eu-west-1", 20 * DAY_MS).said).toBe(null);
  expect(homes.standing("sa-east-1", 41 * DAY_MS)).toMatchObject({ writes: 5, allWrites: 5 });
});
