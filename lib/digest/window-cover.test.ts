import fc from "fast-check";
import { expect, test } from "vitest";
import type { DigestWindow } from "./chain";
import { coverWindows } from "./window-cover";

const at = (startMs: number, endMs: number, state: DigestWindow["state"]): DigestWindow => ({
  ...{ startMs, endMs, state },
  digestKey: null,
});

test("windows that follow each other cover the time that they span", () => {
  const cover = coverWindows([at(10, 20, "verified"), at(0, 10, "verified")]);
  expect(cover.statesDuring(0, 20)).toEqual(["verified"]);
  expect(cover.statesDuring(9, 11)).toEqual(["verified"]);
  expect(cover.statesDuring(19, 21)).toEqual(["verified", "later"]);
  expect(cover.statesDuring(20, 21)).toEqual(["later"]);
});

test("before the first digest of all validation was off", () => {
  const cover = coverWindows([at(0, 10, "verified")]);
  expect(cover.statesDuring(-5, 0)).toEqual(["off"]);
  expect(cover.statesDuring(-5, 5)).toEqual(["off", "verified"]);
});

test.each(["missing", "unverified"] as const)(
  "before a first window that is %s nothing is known either",
  (state) => {
    const cover = coverWindows([at(0, 10, state), at(10, 20, "verified")]);
    expect(cover.statesDuring(-500, 20)).toEqual([state, "verified"]);
  },
);

test("time between windows is a hole", () => {
  const cover = coverWindows([at(0, 10, "verified"), at(11, 20, "verified")]);
  expect(cover.statesDuring(0, 20)).toEqual(["verified", "hole"]);
  expect(cover.statesDuring(11, 20)).toEqual(["verified"]);
});

test("what one trail proves holds, whatever another says of the same time", () => {
  const cover = coverWindows([
    at(0, 30, "verified"),
    at(5, 10, "off"),
    at(10, 15, "missing"),
    at(15, 20, "unverified"),
  ]);
  expect(cover.statesDuring(0, 30)).toEqual(["verified"]);
});

test("a place without digests has no states", () => {
  expect(coverWindows([]).statesDuring(0, 10)).toEqual([]);
});

test("every moment has the strongest state that a window gives it", () => {
  const window = fc
    .tuple(
      fc.nat(40),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom("verified", "unverified", "missing", "off" as const),
    )
    .map(([start, length, state]) => at(start, start + length, state as DigestWindow["state"]));
  fc.assert(
    fc.property(fc.array(window, { minLength: 1, maxLength: 12 }), (windows) => {
      const cover = coverWindows(windows);
      const last = Math.max(...windows.map(({ endMs }) => endMs));
      const first = Math.min(...windows.map(({ startMs }) => startMs));
      for (let moment = first; moment < last + 2; moment += 1) {
        const here = windows.filter(({ startMs, endMs }) => startMs <= moment && moment < endMs);
        const expected =
          (["verified", "unverified", "missing", "off"] as const).find((state) =>
            here.some((each) => each.state === state),
          ) ?? (moment < last ? "hole" : "later");
        expect(cover.statesDuring(moment, moment + 1)).toEqual([expected]);
      }
    }),
  );
});
