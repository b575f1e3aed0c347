"use client";

import { PinButton } from "@/components/shell/pin-button";
import { usePreferences } from "@/components/shell/preferences";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Menu } from "@/components/ui/menu";
import { EXPORT_FORMATS, exportUrl } from "@/lib/api/desk-queries";
import { formatCounted } from "@/lib/format/count";
import { newId } from "./new-id";
import { rowsAsMarkdown } from "./rows-as-markdown";
import { selectionQuery } from "./selection-query";
import { useEventView } from "./use-event-view";
import type { Selected } from "./use-selection";

/** What can be done with the selected events. */
export function SelectionBar({
  selected,
  onClear,
}: {
  readonly selected: Selected;
  readonly onClear: () => void;
}) {
  const { listing, change } = useEventView();
  const { zone } = usePreferences();
  const rows = [...selected.values()];
  const [before, after] = rows.toSorted((a, b) => (a.timeMs ?? 0) - (b.timeMs ?? 0));
  const q = selectionQuery(rows);
  return (
    <section
      aria-label="Selected events"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-raised px-3 py-1"
      data-no-print
    >
      <p role="status" className="font-medium">
        {formatCounted(rows.length, "event")} selected
      </p>
      <Button
        look="quiet"
        disabled={rows.length !== 2}
        title={rows.length === 2 ? undefined : "Select two events to compare them"}
        onClick={() => {
          if (before !== undefined && after !== undefined) {
            change({ e: after.key, p: "diff", cmp: before.key });
          }
        }}
      >
        Compare two
      </Button>
      <CopyButton
        text={rowsAsMarkdown(rows, zone, window.location.origin)}
        label="Copy as Markdown: a table of the selected events"
        word="Copy as Markdown"
      />
      <CopyButton
        text={rows.map(({ key }) => key).join("\n")}
        label="Copy ids of the selected events"
        word="Copy ids"
      />
      <PinButton
        pin={{ kind: "selection", keys: rows.map(({ key }) => key) }}
        what="the selected events"
        hasKey
      />
      {q === null ? (
        <span className="text-xs text-muted">
          Too many, or without an id: they cannot be exported
        </span>
      ) : (
        <Menu
          label="Export selected events"
          button="Export selected"
          items={EXPORT_FORMATS.map((format) => ({
            label: format.toUpperCase(),
            download: exportUrl({ ...listing, q, from: undefined, to: undefined }, format, {
              id: newId(),
            }),
          }))}
        />
      )}
      <button type="button" className={`${buttonClass("quiet")} ms-auto`} onClick={onClear}>
        Clear
      </button>
    </section>
  );
}
