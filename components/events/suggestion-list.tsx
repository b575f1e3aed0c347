import { useEffect, useRef } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/count";
import type { SuggestionGroup, SuggestionRow } from "./suggestion-rows";

/** What the numbers of a group count. */
const COUNTED: Readonly<Partial<Record<SuggestionGroup, string>>> = {
  Values: "in this range",
  "Recent searches": "found then",
};

/** The rows under the query input, by group; focus stays in the input. */
export function SuggestionList({
  id,
  rows,
  at,
  onChoose,
}: {
  readonly id: string;
  readonly rows: readonly SuggestionRow[];
  readonly at: number;
  readonly onChoose: (row: SuggestionRow) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });
  const groups = [...new Set(rows.map(({ group }) => group))];
  return (
    <div ref={list} id={id} role="listbox" aria-label="Suggestions" className="p-1">
      {groups.map((group) => (
        <fieldset key={group} aria-label={group} className="min-w-0">
          <div aria-hidden="true" className="flex justify-between px-2 pt-1 text-xs text-muted">
            {group}
            <span>{COUNTED[group]}</span>
          </div>
          {rows.map((row, index) =>
            row.group === group ? (
              <Row
                key={`${row.act.kind} ${row.label}`}
                id={`${id}-${index}`}
                row={row}
                isPicked={index === at}
                onChoose={onChoose}
              />
            ) : null,
          )}
        </fieldset>
      ))}
    </div>
  );
}

function Row({
  id,
  row,
  isPicked,
  onChoose,
}: {
  readonly id: string;
  readonly row: SuggestionRow;
  readonly isPicked: boolean;
  readonly onChoose: (row: SuggestionRow) => void;
}) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isPicked}
      className="flex min-h-6 items-baseline gap-3 rounded-md px-2 py-0.5 hover:bg-hover aria-selected:bg-selected"
      // Before blur, so that the input keeps the focus.
      onPointerDown={(event) => {
        event.preventDefault();
        onChoose(row);
      }}
    >
      <span className={`min-w-0 truncate ${row.group === "Saved views" ? "" : "font-mono"}`}>
        <VisibleText text={row.label} />
      </span>
      {row.detail === null ? null : (
        <span className="min-w-0 flex-1 truncate text-xs text-muted">
          <VisibleText text={row.detail} />
        </span>
      )}
      {row.count === null ? null : (
        <span className="ms-auto ps-3 text-xs text-muted">
          {formatCount(row.count)}
          <span className="sr-only"> {COUNTED[row.group]}</span>
        </span>
      )}
    </div>
  );
}
