import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type HourEvidence,
  type JudgedHour,
  judgeHour,
  WORST_FIRST,
  worstState,
} from "./hour-state";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An hour long ago of which nothing is known. */
const NOTHING: HourEvidence = {
  hasFiles: false,
  hasEvents: false,
  isProven: false,
  isLacking: false,
  lacksDigest: false,
  isWaiting: false,
  off: null,
  knownMs: DAY_MS,
  hasDigests: false,
};

function judge(evidence: Partial<HourEvidence>): string {
  const { state, reason } = judgeHour({ ...NOTHING, ...evidence });
  return `${state}, ${reason}`;
}

test.each<[Partial<HourEvidence>, string]>([
  [{}, "unknown, nothing"],
  [{ hasFiles: true }, "delivered, files"],
  [{ hasEvents: true }, "delivered, events"],
  [{ isProven: true }, "proven-empty, proof"],
  [{ isProven: true, hasFiles: true }, "complete, proof"],
  // Their file was delivered in the next hour.
  [{ isProven: true, hasEvents: true }, "complete, proof"],
  [{ isProven: true, hasFiles: true, isLacking: true }, "missing, lost-files"],
  [{ isLacking: true, isWaiting: true, off: "stopped" }, "missing, lost-files"],
  [{ isProven: true, hasFiles: true, isWaiting: true }, "late, waiting"],
  [{ lacksDigest: true, hasFiles: true }, "missing, missing-digest"],
  // Another trail's digest proves it.
  [{ lacksDigest: true, isProven: true, hasFiles: true }, "complete, proof"],
  [{ lacksDigest: true, off: "stopped" }, "off, stopped"],
  [{ lacksDigest: true, off: "validation" }, "missing, missing-digest"],
  [{ off: "validation" }, "off, validation"],
  [{ off: "disabled" }, "off, disabled"],
  // Some trail does record.
  [{ off: "stopped", hasFiles: true }, "delivered, files"],
  [{ off: "validation", hasFiles: true }, "delivered, files"],
  [{ off: "stopped", isProven: true }, "proven-empty, proof"],
])("%o is %s", (evidence, said) => {
  expect(judge(evidence)).toBe(said);
});

test.each<[minutes: number, hasDigests: boolean, said: string]>([
  [-61, false, "unknown, nothing"],
  [-60, false, "late, not-due"],
  [14, false, "late, not-due"],
  [15, false, "unknown, nothing"],
  [15, true, "late, digest-not-due"],
  [134, true, "late, digest-not-due"],
  [135, true, "unknown, nothing"],
  [-61, true, "unknown, nothing"],
])(
  "an hour that ended %i minutes before what is known, digests: %s, is %s",
  (minutes, hasDigests, said) => {
    expect(judge({ knownMs: minutes * 60_000, hasDigests })).toBe(said);
  },
);

test("what is off behind what is known may be on again: nobody knows", () => {
  expect(judge({ off: "stopped", knownMs: -HOUR_MS - 1 })).toBe("unknown, nothing");
  expect(judge({ off: "stopped", knownMs: null })).toBe("unknown, nothing");
  expect(judge({ off: "stopped", knownMs: -HOUR_MS })).toBe("off, stopped");
});

const evidence = fc.record<HourEvidence>({
  hasFiles: fc.boolean(),
  hasEvents: fc.boolean(),
  isProven: fc.boolean(),
  isLacking: fc.boolean(),
  lacksDigest: fc.boolean(),
  isWaiting: fc.boolean(),
  off: fc.constantFrom(null, "stopped", "disabled", "validation"),
  knownMs: fc.option(fc.integer({ min: -DAY_MS, max: DAY_MS })),
  hasDigests: fc.boolean(),
});

const check = (holds: (hour: HourEvidence, judged: JudgedHour) => boolean) =>
  fc.assert(
    fc.property(evidence, (hour) => holds(hour, judgeHour(hour))),
    { numRuns: 2_000 },
  );

test("only a verified digest makes an hour proven, and no known lack may be left", () => {
  check(
    ({ isProven, isLacking, isWaiting }, { state }) =>
      (state === "complete" || state === "proven-empty") === (isProven && !isLacking && !isWaiting),
  );
});

test("empty, off and unknown are said only of hours in which nothing came", () => {
  check(
    ({ hasFiles, hasEvents }, { state }) =>
      !["proven-empty", "off", "unknown"].includes(state) || !(hasFiles || hasEvents),
  );
});

test("a file that is known to be lost is never hidden by what else is known", () => {
  check(({ isLacking }, { state }) => !isLacking || state === "missing");
});

test("more time without a delivery makes no hour better", () => {
  const rank = (hour: HourEvidence) => WORST_FIRST.indexOf(judgeHour(hour).state);
  fc.assert(
    fc.property(evidence, fc.nat(DAY_MS), (hour, moreMs) => {
      if (hour.knownMs === null || hour.knownMs < -HOUR_MS) return true;
      return rank({ ...hour, knownMs: hour.knownMs + moreMs }) <= rank(hour);
    }),
  );
});

test("the worst of some states is the one to look at first", () => {
  expect(worstState(["complete", "unknown", "missing", "off"])).toBe("missing");
  expect(worstState(["proven-empty", "complete"])).toBe("complete");
  expect(worstState([])).toBe(null);
});
