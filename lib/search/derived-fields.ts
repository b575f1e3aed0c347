import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { isGlobalService } from "@/lib/cloudtrail/global-services";
import { type Field, field, yesNo } from "./field";

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** What follows from when and where something was called, though no record says it in so many words. */
export const DERIVED_FIELDS: readonly Field[] = [
  field({
    name: "hour",
    help: "Hour of the day, in UTC: 0 to 23.",
    source: "eventTime",
    type: "number",
    options: HOURS,
    values: (event) => pick(HOURS, utcTime(event)?.getUTCHours()),
    column: true,
    indexed: false,
  }),
  field({
    name: "weekday",
    help: "Day of the week, in UTC.",
    source: "eventTime",
    type: "enum",
    options: WEEKDAYS,
    // JavaScript's weeks begin on Sunday.
    values: (event) => pick(WEEKDAYS, mondayBased(utcTime(event)?.getUTCDay())),
    column: true,
    indexed: false,
  }),
  field({
    name: "global",
    help: "Whether the service has one endpoint for all Regions, so that the Region says nothing of where it happened.",
    source: "eventSource",
    type: "boolean",
    values: ({ eventSource }) => yesNo(eventSource === null ? null : isGlobalService(eventSource)),
    column: true,
    indexed: false,
  }),
];

/** Undefined when the record has no time or one that no calendar holds. */
function utcTime({ eventTimeMs }: CloudTrailEvent): Date | undefined {
  const time = new Date(eventTimeMs ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function mondayBased(day: number | undefined): number | undefined {
  return day === undefined ? undefined : (day + 6) % 7;
}

function pick(words: readonly string[], number: number | undefined): readonly string[] {
  return number === undefined ? [] : words.slice(number, number + 1);
}
