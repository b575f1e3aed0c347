import type { TrailCheck } from "@/lib/api/trail-contract";
import type { TrailValues } from "./trail-values";

/** What a check says of the values of a trail; undefined when those that it needs are not known. */
export type Judgement = Pick<TrailCheck, "state" | "value"> | undefined;
export type Judge = (values: TrailValues) => Judgement;

/** Of a value that is yes or no. */
export function judged(
  value: boolean | undefined,
  yesState: "good" | "bad",
  yes: string,
  noState: "good" | "bad" | "note",
  no: string,
): Judgement {
  if (value === undefined) return undefined;
  return value ? { state: yesState, value: yes } : { state: noState, value: no };
}
