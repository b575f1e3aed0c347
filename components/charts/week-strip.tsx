"use client";

import { useCallback, useMemo } from "react";
import type { HeatColumn, HeatRow } from "./heat-data";
import { HeatGrid } from "./heat-grid";
import { type CountedTime, stepAmong, timeCell } from "./time-cell";
import { addDays, monthOf, WEEKDAYS, weekdayOf } from "./week-days";

const ROWS: readonly HeatRow[] = WEEKDAYS.map((name, day) => ({
  id: String(day),
  header: name.slice(0, 3),
}));

/** A day of the strip. */
export interface StripDay extends CountedTime {
  /** The calendar date on the reader's clock: `2026-11-22`. */
  readonly date: string;
  /** When it begins, epoch milliseconds. */
  readonly dayMs: number;
}

/** A cell for each day, a column for each week; it begins at the last day. */
export function WeekStrip({
  label,
  days,
  isRelative = false,
  onOpen,
}: {
  readonly label: string;
  /** In order of time. A day that is missing is left out, and is not drawn as one without events. */
  readonly days: readonly StripDay[];
  /** Colours by the largest count shown in place of the fixed scale. */
  readonly isRelative?: boolean;
  readonly onOpen: (dayMs: number) => void;
}) {
  const byDate = useMemo(() => new Map(days.map((day) => [day.date, day])), [days]);
  const columns = useMemo(() => weeksOf(days), [days]);
  const dayAt = useCallback(
    (row: HeatRow, column: HeatColumn) => byDate.get(addDays(column.id, Number(row.id))),
    [byDate],
  );
  const cell = useCallback(
    (row: HeatRow, column: HeatColumn) => {
      const day = dayAt(row, column);
      return day === undefined
        ? null
        : timeCell(`${WEEKDAYS[weekdayOf(day.date)]} ${day.date}`, day);
    },
    [dayAt],
  );
  const stepOf = useMemo(() => stepAmong(days, isRelative), [days, isRelative]);
  const last = days.at(-1);
  return (
    <HeatGrid
      label={label}
      rows={ROWS}
      columns={columns}
      cell={cell}
      stepOf={stepOf}
      headWidth={48}
      begin={{ row: last === undefined ? 0 : weekdayOf(last.date), column: columns.length - 1 }}
      onOpen={(row, column) => {
        const day = dayAt(row, column);
        if (day !== undefined) onOpen(day.dayMs);
      }}
    />
  );
}

/** The weeks from the first day to the last, each named by the date of its Monday. */
function weeksOf(days: readonly StripDay[]): readonly HeatColumn[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const weeks: HeatColumn[] = [];
  let monday = addDays(first.date, -weekdayOf(first.date));
  for (; monday <= last.date; monday = addDays(monday, 7)) {
    weeks.push({
      id: monday,
      label: String(Number(monday.slice(8))),
      longLabel: `week of ${monday}`,
      over: monthOf(monday),
    });
  }
  return weeks;
}
