"use client";

import { useCallback, useMemo } from "react";
import type { HeatColumn, HeatRow } from "./heat-data";
import { HeatGrid } from "./heat-grid";
import { type CountedTime, stepAmong, timeCell } from "./time-cell";
import { WEEKDAYS } from "./week-days";

const ROWS: readonly HeatRow[] = WEEKDAYS.map((name, day) => ({
  id: String(day),
  header: name,
}));

const HOURS: readonly string[] = Array.from({ length: 25 }, (_none, hour) =>
  String(hour).padStart(2, "0"),
);

/** Hours of the week that were selected. */
export interface HourBlock {
  /** Monday is 0. */
  readonly weekdays: readonly number[];
  readonly hours: readonly number[];
}

/** When something is active: hour of the day by day of the week. */
export function HourCalendar({
  label,
  hours,
  zoneWord,
  isRelative = false,
  onOpen,
  onSelect,
}: {
  readonly label: string;
  /** Seven lists of 24, Monday first. An hour that is missing is left out. */
  readonly hours: readonly (readonly CountedTime[])[];
  /** The clock that the hours are of: `UTC`, `Europe/Oslo`. */
  readonly zoneWord: string;
  /** Colours by the largest count shown in place of the fixed scale. */
  readonly isRelative?: boolean;
  /** `weekday` from 0, Monday; `hour` from 0 to 23. */
  readonly onOpen: (weekday: number, hour: number) => void;
  readonly onSelect?: (block: HourBlock | null) => void;
}) {
  const columns = useMemo<readonly HeatColumn[]>(
    () =>
      HOURS.slice(0, 24).map((hour, at) => ({
        id: String(at),
        label: hour,
        longLabel: `${hour}:00–${HOURS[at + 1]}:00 ${zoneWord}`,
      })),
    [zoneWord],
  );
  const cell = useCallback(
    (row: HeatRow, column: HeatColumn) => {
      const counted = hours[Number(row.id)]?.[Number(column.id)];
      return counted === undefined ? null : timeCell(`${row.header} ${column.longLabel}`, counted);
    },
    [hours],
  );
  const stepOf = useMemo(() => stepAmong(hours.flat(), isRelative), [hours, isRelative]);
  return (
    <HeatGrid
      label={label}
      rows={ROWS}
      columns={columns}
      cell={cell}
      stepOf={stepOf}
      headWidth={96}
      onOpen={(row, column) => onOpen(Number(row.id), Number(column.id))}
      onSelect={
        onSelect &&
        ((block) =>
          onSelect(
            block && {
              weekdays: block.rows.map(({ id }) => Number(id)),
              hours: block.columns.map(({ id }) => Number(id)),
            },
          ))
      }
    />
  );
}
