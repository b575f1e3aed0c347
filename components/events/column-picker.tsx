"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { toVisible } from "@/lib/format/visible";
import { fieldLabel } from "@/lib/search/field-names";
import { FIELDS } from "@/lib/search/fields";
import { parseSearch } from "@/lib/search/url";
import { moveColumn } from "./column-changes";
import { pinColumn, toggleColumn } from "./column-choice";
import { type ShownColumn, shownColumns } from "./column-state";
import type { ChangeColumns } from "./use-columns";

const ICON_BUTTON =
  "inline-flex size-6 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink disabled:opacity-30 aria-disabled:opacity-30";

/** Chooses the columns of the list: fields of the catalogue, and any value of request or response. */
export function ColumnPicker({
  columns,
  onColumns,
  onClose,
}: {
  readonly columns: readonly ShownColumn[];
  readonly onColumns: ChangeColumns;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState("");
  const needle = typed.trim().toLowerCase();
  const isShown = (field: string) => columns.some((column) => column.field === field);
  const found = FIELDS.filter(
    ({ name, label, type, aliases }) =>
      type !== "path" &&
      [name, label, ...aliases].some((text) => text.toLowerCase().includes(needle)),
  );
  const path = pathOf(typed.trim());
  return (
    <Dialog title="Columns" open onClose={onClose}>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <section>
          <h3 className="mb-1 font-medium">Shown, from left to right</h3>
          <ol>
            {columns.map((column, index) => (
              <ShownItem
                key={column.field}
                column={column}
                columns={columns}
                index={index}
                onColumns={onColumns}
              />
            ))}
          </ol>
          <Button look="quiet" className="mt-2" onClick={() => onColumns(shownColumns([], []))}>
            Back to the usual columns
          </Button>
        </section>
        <section>
          <h3 className="mb-1 font-medium">
            <label htmlFor="column-search">Fields</label>
          </h3>
          <input
            id="column-search"
            data-focus
            type="search"
            value={typed}
            placeholder="A field, or request.bucketName"
            autoComplete="off"
            spellCheck={false}
            className={INPUT_CLASS}
            onChange={(event) => setTyped(event.target.value)}
          />
          {path === null ? null : (
            <p className="pt-2">
              <Button
                // Not disabled, which would take the focus from the one who has just pressed it.
                aria-disabled={isShown(path)}
                onClick={() => isShown(path) || onColumns(toggleColumn(columns, path))}
              >
                Add {toVisible(path)}
              </Button>
            </p>
          )}
          <ul className="mt-2 max-h-80 overflow-auto">
            {found.map(({ name, label, help }) => (
              <li key={name}>
                <label className="flex items-start gap-2 rounded-sm px-1 py-1 hover:bg-hover">
                  <input
                    type="checkbox"
                    className="mt-0.5 size-4 shrink-0"
                    checked={isShown(name)}
                    disabled={columns.length === 1 && isShown(name)}
                    onChange={() => onColumns(toggleColumn(columns, name))}
                  />
                  <span>
                    {label} <code className="text-xs text-muted">{name}</code>
                    <span className="block text-xs text-muted">{help}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {found.length === 0 && path === null ? (
            <p className="py-2 text-muted">
              No field has this name. A value of the request, the response or the additional data is
              written as its path: <code>request.bucketName</code>.
            </p>
          ) : null}
        </section>
      </div>
    </Dialog>
  );
}

function ShownItem({
  column: { field, pinned },
  columns,
  index,
  onColumns,
}: {
  readonly column: ShownColumn;
  readonly columns: readonly ShownColumn[];
  readonly index: number;
  readonly onColumns: ChangeColumns;
}) {
  const label = toVisible(fieldLabel(field));
  const canMove = (to: number) => columns[to]?.pinned === pinned;
  return (
    <li className="flex items-center gap-1 border-b border-line/60 py-0.5">
      <span className="min-w-0 flex-1 truncate">{label}</span>
      <button
        type="button"
        className={`${ICON_BUTTON} aria-pressed:bg-selected aria-pressed:text-ink`}
        aria-label={`Keep ${label} at the left`}
        title="Keep at the left"
        aria-pressed={pinned}
        onClick={() => onColumns(pinColumn(columns, field, !pinned))}
      >
        <Icon name="pin" size={14} />
      </button>
      <button
        type="button"
        className={ICON_BUTTON}
        aria-label={`Move ${label} up`}
        aria-disabled={!canMove(index - 1)}
        onClick={() => canMove(index - 1) && onColumns(moveColumn(columns, field, index - 1))}
      >
        <Icon name="arrow-up" size={14} />
      </button>
      <button
        type="button"
        className={ICON_BUTTON}
        aria-label={`Move ${label} down`}
        aria-disabled={!canMove(index + 1)}
        onClick={() => canMove(index + 1) && onColumns(moveColumn(columns, field, index + 1))}
      >
        <Icon name="arrow-down" size={14} />
      </button>
      <button
        type="button"
        className={ICON_BUTTON}
        aria-label={`Hide ${label}`}
        disabled={columns.length === 1}
        onClick={() => onColumns(toggleColumn(columns, field))}
      >
        <Icon name="x" size={14} />
      </button>
    </li>
  );
}

/** The path as a link writes it; null for anything but a path of request, response or extra. */
function pathOf(typed: string): string | null {
  const [column] = typed.includes(".") ? parseSearch({ cols: typed }).search.cols : [];
  return column?.field === typed ? typed : null;
}
