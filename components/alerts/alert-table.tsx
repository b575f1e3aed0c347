"use client";

import { type KeyboardEvent, useRef } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Icon } from "@/components/ui/icon";
import type { AlertRow } from "@/lib/api/alert-contract";
import type { AlertSort } from "@/lib/api/alert-words";
import { AlertTableRow } from "./alert-table-row";
import type { SelectedAlerts } from "./use-alert-selection";

interface Column {
  readonly header: string;
  /** What a press on the heading orders by; pressed again, the other way round where there is one. */
  readonly sorts?: readonly [AlertSort, AlertSort?];
  readonly className?: string;
}

/** On a narrow screen each alert is a card. */
const COLUMNS: readonly Column[] = [
  { header: "Level", sorts: ["-level"], className: "sm:w-24" },
  { header: "Alert" },
  { header: "Where", className: "sm:w-36" },
  { header: "Count", sorts: ["-count"], className: "sm:w-20 sm:text-end" },
  { header: "First", sorts: ["-first"], className: "sm:w-24" },
  { header: "Last", sorts: ["-last", "last"], className: "sm:w-24" },
  { header: "State", className: "sm:w-36" },
];

/** Alerts as a table: j and k move from one to the next, Space selects, Enter opens. */
export function AlertTable({
  alerts,
  sort,
  onSort,
  selection,
}: {
  readonly alerts: readonly AlertRow[];
  readonly sort: AlertSort;
  readonly onSort: (sort: AlertSort) => void;
  readonly selection: SelectedAlerts;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (by: 1 | -1) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>("[data-alert]") ?? [])];
    const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
    const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : at + by;
    links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.alert : undefined;
    if (event.key !== " " || id === undefined) return;
    event.preventDefault();
    selection.toggle(Number(id));
  };
  const isAll = selection.chosen.size === alerts.length;
  return (
    <table className="w-full table-fixed border-collapse max-sm:block">
      <caption className="sr-only">Alerts</caption>
      <thead className="text-xs text-muted max-sm:block">
        <tr className="max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-2">
          <th scope="col" className="w-8 py-1 text-start" data-no-print>
            <input
              type="checkbox"
              aria-label={isAll ? "Select none of the alerts" : "Select all alerts of this page"}
              checked={isAll}
              className="size-6 scale-75"
              onChange={selection.toggleAll}
            />
          </th>
          {COLUMNS.map((column) => (
            <Head key={column.header} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body} className="max-sm:block" onKeyDown={onKeyDown}>
        {alerts.map((alert) => (
          <AlertTableRow
            key={alert.id}
            alert={alert}
            isChosen={selection.chosen.has(alert.id)}
            onToggle={() => selection.toggle(alert.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Head({
  column: { header, sorts, className = "" },
  sort,
  onSort,
}: {
  readonly column: Column;
  readonly sort: AlertSort;
  readonly onSort: (sort: AlertSort) => void;
}) {
  const isSorted = sorts?.includes(sort) ?? false;
  const isFalling = sort.startsWith("-");
  const [first, other] = sorts ?? [];
  const arrow = isSorted ? (isFalling ? "arrow-down" : "arrow-up") : "chevrons-up-down";
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isFalling ? "descending" : "ascending") : undefined}
      className={`px-2 py-1 text-start font-medium max-sm:px-0 ${sorts === undefined ? "max-sm:sr-only" : ""} ${className}`}
    >
      {first === undefined ? (
        header
      ) : (
        <button
          type="button"
          title={isSorted ? undefined : `Order by ${header.toLowerCase()}`}
          className="-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 whitespace-nowrap hover:bg-hover hover:text-ink"
          onClick={() => onSort(sort === first && other !== undefined ? other : first)}
        >
          {header}
          <Icon name={arrow} size={12} className={`shrink-0 ${isSorted ? "text-ink" : ""}`} />
        </button>
      )}
    </th>
  );
}
