"use client";

import { useId, useRef } from "react";
import { heatStep } from "@/lib/format/heat-step";
import { toVisible } from "@/lib/format/visible";
import type { HeatBlock, HeatColumn, HeatData, HeatPosition, HeatRow, StepOf } from "./heat-data";
import { blockBox, drawnGroups, startsGroup, tracks } from "./heat-geometry";
import { HeatGridHead } from "./heat-grid-head";
import { HeatGridRow } from "./heat-grid-row";
import { blockOf } from "./heat-keys";
import { HeatTip } from "./heat-tip";
import { useHeatCursor } from "./use-heat-cursor";
import { findCell, isDrawn, useHeatView } from "./use-heat-view";

const FIRST: HeatPosition = { row: 0, column: 0 };

const onFixedScale: StepOf = (count) => heatStep(count);

export interface HeatGridProps extends HeatData {
  /** By default the fixed scale, on which one colour means one count everywhere. Keep its identity. */
  readonly stepOf?: StepOf | undefined;
  /** Enter or a click on a cell. */
  readonly onOpen: (row: HeatRow, column: HeatColumn) => void;
  /** Shift with arrows or a click selects a block; null when it is given up. */
  readonly onSelect?: ((block: HeatBlock | null) => void) | undefined;
  /** The cell that is shown and focused first; the first one by default. */
  readonly begin?: HeatPosition;
  /** Pixels, at least 24. */
  readonly cellWidth?: number;
  readonly cellHeight?: number;
  /** Width of the headings of rows in pixels; never more than two fifths of the grid. */
  readonly headWidth?: number;
  /** How high the grid may become before it scrolls. */
  readonly className?: string;
}

/**
 * Counts as colours in rows and columns, each cell with its number; only what is in sight is drawn.
 * Arrow keys move, Shift with them selects a block, Enter opens, Escape gives up.
 */
export function HeatGrid({
  label,
  rows,
  columns,
  cell,
  stepOf = onFixedScale,
  onOpen,
  onSelect,
  begin = FIRST,
  cellWidth = 32,
  cellHeight = 28,
  headWidth = 176,
  className = "max-h-144",
}: HeatGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const tipId = useId();
  const headHeight = columns.some(({ over }) => over !== undefined) ? 40 : 24;
  const wanted = { cellWidth, cellHeight, headWidth, headHeight };
  const view = useHeatView(scroller, rows, columns.length, begin, wanted);
  const { active, anchor, tip, events, around } = useHeatCursor(scroller, {
    begin,
    rows: rows.length,
    columns: columns.length,
    page: view.page,
    show: view.show,
    open: (at) => {
      const [row, column] = [rows[at.row], columns[at.column]];
      if (row !== undefined && column !== undefined && cell(row, column) !== null) {
        onOpen(row, column);
      }
    },
    select:
      onSelect === undefined
        ? null
        : (from, to) => {
            const block = from === null ? null : blockOf(from, to);
            onSelect(
              block && {
                rows: rows.slice(block.firstRow, block.lastRow + 1),
                columns: columns.slice(block.firstColumn, block.lastColumn + 1),
              },
            );
          },
  });
  const { drawn, sizes, tops } = view;
  const block = anchor === null ? null : blockOf(anchor, active);
  const [tipRow, tipColumn] = [rows[tip?.row ?? -1], columns[tip?.column ?? -1]];
  const tipCell = tipRow === undefined || tipColumn === undefined ? null : cell(tipRow, tipColumn);
  return (
    <div className="min-w-0" {...around}>
      <div
        ref={scroller}
        className={`relative overflow-auto rounded-md border border-line bg-surface ${className}`}
      >
        <table
          {...gridProps(label, isDrawn(drawn, active), onSelect !== undefined)}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          className="block"
          style={
            sizes === null
              ? undefined
              : tracks(sizes, tops, columns.length, drawn, startsGroup(rows, drawn.fromRow))
          }
          {...events}
        >
          <HeatGridHead
            columns={columns.slice(drawn.fromColumn, drawn.toColumn)}
            from={drawn.fromColumn}
          />
          {drawnGroups(rows, drawn).map((group, index) => (
            <tbody
              key={group.rows[0]?.row.id}
              aria-label={group.name}
              data-group={group.isWhole ? toVisible(group.name ?? "") : undefined}
              className={`heat-group block ${index === 0 ? "pt-(--rows-above)" : ""}`}
            >
              {group.rows.map(({ row, at }) => {
                const isSelected = block !== null && at >= block.firstRow && at <= block.lastRow;
                return (
                  <HeatGridRow
                    key={row.id}
                    row={row}
                    at={at}
                    columns={columns}
                    from={drawn.fromColumn}
                    to={drawn.toColumn}
                    active={active.row === at ? active.column : null}
                    firstSelected={isSelected ? block.firstColumn : 0}
                    lastSelected={isSelected ? block.lastColumn : -1}
                    tipId={tipId}
                    cell={cell}
                    stepOf={stepOf}
                  />
                );
              })}
            </tbody>
          ))}
        </table>
        {block === null || sizes === null ? null : (
          <div
            className="pointer-events-none absolute z-1 rounded-xs border-2 border-ink outline outline-surface"
            style={blockBox(block, tops, sizes)}
          />
        )}
      </div>
      {tip === null || tipCell === null ? null : (
        <HeatTip id={tipId} cell={tipCell} find={() => findCell(scroller.current, tip)} />
      )}
    </div>
  );
}

/** ARIA lets a table be a grid. It takes the focus itself while the active cell is out of sight. */
function gridProps(label: string, isActiveDrawn: boolean, isSelectable: boolean) {
  return {
    role: "grid",
    "aria-label": label,
    "aria-multiselectable": isSelectable ? true : undefined,
    tabIndex: isActiveDrawn ? -1 : 0,
  };
}
