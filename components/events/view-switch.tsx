"use client";

import { useShortcuts } from "@/components/shell/use-shortcuts";
import { VIEWS, type View } from "@/lib/search/event-search";
import { closeEvent } from "./close-event";
import { useEventView } from "./use-event-view";

const WORDS: Readonly<Record<View, { readonly word: string; readonly title: string }>> = {
  table: { word: "Table", title: "The events, one by one" },
  patterns: { word: "Patterns", title: "The events grouped by what they are" },
  compare: { word: "Compare", title: "In what a selection differs from a baseline" },
};

/** How the result is shown. */
export function ViewSwitch() {
  const { view, change } = useEventView();
  const show = (next: View) => change((before) => ({ ...closeEvent(before), view: next }));
  useShortcuts(Object.fromEntries(VIEWS.map((each) => [each, () => show(each)])));
  return (
    <fieldset aria-label="View" className="flex" data-no-print>
      {VIEWS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === view.view}
          title={WORDS[each].title}
          className="h-6 rounded-sm px-2 hover:bg-hover aria-pressed:bg-selected aria-pressed:text-ink"
          onClick={() => show(each)}
        >
          {WORDS[each].word}
        </button>
      ))}
    </fieldset>
  );
}
