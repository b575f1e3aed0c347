import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import type { Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { fitsTest } from "@/lib/search/matches";
import { type Condition, exact, NOTHING } from "./condition";

type ClockPart = "hour" | "weekday";

const PARTS: Readonly<Record<ClockPart, string>> = { hour: "hour", weekday: "isodow" };
/** ISO 8601 counts weekdays from 1, which is Monday. */
const FIRST: Readonly<Record<ClockPart, number>> = { hour: 0, weekday: 1 };

/**
 * What the UTC clock says, as the place of the word in the field's options; -1 without a time.
 * @param time SQL: a timestamptz, -infinity for none
 */
export function clockNumber(part: ClockPart, time: string): string {
  return `coalesce(extract(${PARTS[part]} from ${time} at time zone 'UTC')::int - ${FIRST[part]}, -1)`;
}

/** A field of the clock has few words: each is tried here, and SQL compares their numbers. */
export function clockCondition(field: Field, part: ClockPart, test: Test): Condition {
  const fitting = (field.options ?? []).flatMap((word, number) =>
    fitsTest(field, test, [word]) ? [number] : [],
  );
  if (fitting.length === 0) return NOTHING;
  const isAt = (time: string) =>
    Prisma.sql`${Prisma.raw(clockNumber(part, time))} = any(${plainArray(fitting)}::int4[])`;
  return exact(isAt("e.event_time"), isAt("e.hour"));
}
