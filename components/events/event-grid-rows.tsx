import { codeOnDemand, useCode } from "@/components/ui/code-on-demand";
import { onDemand } from "@/components/ui/on-demand";
import type { EventRow } from "@/lib/api/contract";
import type { ArrivalsSince } from "./arrival-mark";
import { arrivalMark } from "./arrival-mark";
import { EventRowLine } from "./event-row-line";
import { isEvent } from "./is-event";
import { RowGutter } from "./row-gutter";
import type { ActiveCell } from "./use-grid-commands";
import type { RowWindow } from "./use-row-window";
import type { Selected } from "./use-selection";

const RowExpansion = onDemand(() =>
  import("./row-expansion").then((module) => module.RowExpansion),
);

// For narrow screens alone. All rows are made of it: none has a boundary of its own.
const CARD = codeOnDemand(() => import("./event-row-card"));

/** How the rows look and which of them stand out. */
export interface RowLook {
  /** Begins the ids of rows and cells. */
  readonly id: string;
  readonly active: ActiveCell;
  readonly openKey: string | null;
  readonly selected: Selected;
  readonly expanded: ReadonlySet<number>;
  readonly since: ArrivalsSince | null;
  readonly pins: ReadonlyMap<string, number>;
  /** Cards instead of columns. */
  readonly cards: boolean;
  readonly rowHeight: number;
  /** What a row says that is not here yet. */
  readonly waiting: string;
  /** Number of the row at a position among all rows, from 1. */
  readonly numberOf: (position: number) => number;
}

/** The rows on screen. Each is placed by itself, so rows come and go without moving others. */
export function EventGridRows({
  window: { rows, heightPx },
  rowAt,
  fields,
  look,
}: {
  readonly window: RowWindow;
  readonly rowAt: (position: number) => EventRow | undefined;
  /** The columns, by field. */
  readonly fields: readonly string[];
  readonly look: RowLook;
}) {
  const { active, cards, openKey } = look;
  const Card = useCode(CARD, cards)?.EventRowCard;
  return (
    <tbody className="relative block min-w-(--least)" style={{ height: heightPx }}>
      {rows.map(({ position, topPx, heightPx: height }) => {
        const row = rowAt(position);
        const isOpen = row !== undefined && isEvent(row.key, openKey);
        const isSelected = row !== undefined && look.selected.has(row.key);
        const isActive = position === active.position;
        return (
          <tr
            key={row?.key ?? position}
            id={`${look.id}${position}`}
            aria-rowindex={look.numberOf(position) + 1}
            aria-selected={isSelected}
            aria-current={isOpen || undefined}
            data-position={position}
            className={`group/row absolute inset-x-0 top-0 border-b border-line/60 ${cards ? "block" : "tracks"} ${isOpen ? "shadow-[inset_3px_0_0_var(--accent)]" : ""} ${isOpen || isSelected ? "bg-selected" : "bg-surface hover:bg-hover"} ${isActive && cards ? "group-focus/grid:shadow-[inset_3px_0_0_var(--accent)]" : ""}`}
            style={{
              height,
              transform: `translateY(${topPx}px)`,
              gridTemplateRows: "var(--row)",
            }}
          >
            {row === undefined || (cards && Card === undefined) ? (
              <td className="late col-span-full self-center px-2 text-muted">{look.waiting}</td>
            ) : Card !== undefined && cards ? (
              <Card row={row} />
            ) : (
              <>
                <RowGutter mark={arrivalMark(row, look.since)} sticky={look.pins.size > 0} />
                <EventRowLine
                  row={row}
                  fields={fields}
                  id={`${look.id}${position}-`}
                  activeField={isActive ? active.field : null}
                  pins={look.pins}
                />
                {look.expanded.has(position) ? (
                  <td className="col-span-full min-h-0">
                    <RowExpansion row={row} />
                  </td>
                ) : null}
              </>
            )}
          </tr>
        );
      })}
    </tbody>
  );
}
