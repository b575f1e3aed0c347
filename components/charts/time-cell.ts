import { formatCounted } from "@/lib/format/count";
import { heatStep, relativeStep } from "@/lib/format/heat-step";
import { shortCount } from "@/lib/format/short-count";
import {
  type HeatCell,
  type HeatMark,
  type HeatState,
  STATE_WORDS,
  type StepOf,
} from "./heat-data";

/** What was counted in an hour of the week, or on a day. */
export interface CountedTime {
  readonly count: number;
  readonly state: HeatState;
  readonly marks?: readonly HeatMark[];
  /** True when log files cover a part of it only. */
  readonly partlyCovered?: boolean;
}

/** The number and the words of a cell; `time` is what it is called: `Monday 09:00–10:00 UTC`. */
export function timeCell(time: string, counted: CountedTime): HeatCell {
  const { count, state, marks = [], partlyCovered = false } = counted;
  const isCounted = state === "counted";
  const words = isCounted ? formatCounted(count, "event") : STATE_WORDS[state];
  const partly = partlyCovered ? ["partly covered"] : [];
  return {
    ...counted,
    text: isCounted ? shortCount(count) : "",
    label: [time, words, ...partly, ...marks.map(({ label }) => label)].join(", "),
  };
}

/** The fixed scale, or the scale of the largest count among all that is shown. */
export function stepAmong(counted: readonly CountedTime[], isRelative: boolean): StepOf {
  const largest = Math.max(0, ...counted.map(({ count }) => count));
  return isRelative ? (count) => relativeStep(count, largest) : (count) => heatStep(count);
}
