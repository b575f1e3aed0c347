import fc from "fast-check";
import { expect, test } from "vitest";
import { distanceKm, findJourney, type Place } from "./judge-travel";

const HOUR_MS = 3_600_000;
const OSLO = { latitude: 59.91, longitude: 10.75 };
const TOKYO = { latitude: 35.68, longitude: 139.69 };
const DRAMMEN = { latitude: 59.74, longitude: 10.2 };
const at = (hours: number, ip: string, place: Place | null) => ({
  timeMs: hours * HOUR_MS,
  ip,
  place,
});

test("Oslo to Tokyo in two hours is a journey that nobody makes, in ten hours somebody might", () => {
  expect(findJourney([at(0, "a", OSLO), at(2, "b", TOKYO)])).toMatchObject({ isSwitch: false });
  expect(findJourney([at(2, "b", TOKYO), at(0, "a", OSLO)])?.from.ip).toBe("a");
  expect(findJourney([at(0, "a", OSLO), at(10, "b", TOKYO)])).toBe(null);
});

test("near places, one address and unknown places make no journey", () => {
  expect(findJourney([at(0, "a", OSLO), at(0, "b", DRAMMEN)])).toBe(null);
  expect(findJourney([at(0, "a", OSLO), at(1, "a", TOKYO)])).toBe(null);
  expect(findJourney([at(0, "a", OSLO), at(1, "b", null)])).toBe(null);
});

test("within ten minutes it is rather a switch of networks", () => {
  expect(findJourney([at(0, "a", OSLO), at(0.1, "b", TOKYO)])).toMatchObject({ isSwitch: true });
  expect(findJourney([at(0, "a", OSLO), at(0, "b", TOKYO)])?.kmh).toBe(Number.POSITIVE_INFINITY);
});

const place = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

test("distances are the same both ways and never more than half around the earth", () => {
  expect(distanceKm(OSLO, TOKYO)).toBeCloseTo(8_400, -2);
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
      expect(distanceKm(a, b)).toBeLessThanOrEqual(Math.PI * 6371 + 1e-6);
      expect(distanceKm(a, a)).toBe(0);
    }),
  );
});
