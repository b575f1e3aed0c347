"use client";

import { keyOf } from "@/components/shell/key-map";
import { usePreferences } from "@/components/shell/preferences";
import { wordsOf } from "@/components/shell/shortcut-groups";
import { FloatingPanel } from "@/components/ui/floating-panel";
import { MenuList } from "@/components/ui/menu-list";
import { toVisible } from "@/lib/format/visible";
import { fieldLabel } from "@/lib/search/field-names";
import type { GridCommand } from "./grid-keys";

/** What can be done with a cell, and with its row; the same as the keys beside each line. */
export function CellMenu({
  label,
  choice,
  value,
  selected,
  at,
  onCommand,
  onProfile,
  onClose,
}: {
  /** Name of the column. */
  readonly label: string;
  /** Where the row has no cells to press: the columns whose value the menu can be about. */
  readonly choice: {
    readonly field: string;
    readonly fields: readonly string[];
    readonly onChange: (field: string) => void;
  } | null;
  /** Null when the record does not say. */
  readonly value: string | null;
  readonly selected: boolean;
  readonly at: { readonly x: number; readonly y: number };
  readonly onCommand: (command: GridCommand) => void;
  /** Opens the page of who or what the value names; null where it has none. */
  readonly onProfile: (() => void) | null;
  readonly onClose: (reason: "escape" | "outside") => void;
}) {
  const { keys, keyMap } = usePreferences();
  const detail = `${label}: ${value === null ? "not recorded" : toVisible(value.slice(0, 60))}`;
  const item = (command: GridCommand, hotkey: string, text = wordsOf(hotkey)) => ({
    label: text,
    // Single letters can be off, or given to others.
    hotkey: hotkey.length > 1 ? hotkey : keys === "off" ? undefined : keyOf(hotkey, keyMap),
    onSelect: () => onCommand(command),
  });
  return (
    <FloatingPanel label={`Cell ${detail}`} at={at} onClose={onClose}>
      {choice === null ? null : (
        <select
          aria-label="Value"
          value={choice.field}
          className="mx-3 mt-2 h-8 rounded-md border border-edge bg-surface px-2"
          onChange={(event) => choice.onChange(event.target.value)}
        >
          {choice.fields.map((field) => (
            <option key={field} value={field}>
              {fieldLabel(field)}
            </option>
          ))}
        </select>
      )}
      <p className="max-w-72 truncate border-b border-line px-4 py-1.5 text-xs text-muted">
        {detail}
      </p>
      <MenuList
        close={() => onClose("escape")}
        items={[
          item("include", "f"),
          item("exclude", "x"),
          item("only", "o"),
          item("pivot", "p"),
          item("copy", "c"),
          item("open", "Enter", wordsOf("l")),
          ...(onProfile === null ? [] : [{ label: "Open profile", onSelect: onProfile }]),
          ...(choice === null ? [item("expand", "e")] : []),
          item("select", "Space", selected ? "Take out of the selection" : "Select the event"),
        ]}
      />
    </FloatingPanel>
  );
}
