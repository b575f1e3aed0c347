import type { SavedView, SearchRun } from "@/lib/api/desk-contract";
import { isKey } from "./key-map";
import { wordsOf } from "./shortcut-groups";

/** One thing that the palette can do. */
export interface Command {
  readonly id: string;
  readonly group: "Search" | "On this page" | "Saved views" | "Recent searches";
  readonly label: string;
  /** The action whose key is shown beside it. */
  readonly action?: string;
  readonly run: () => void;
}

export interface PaletteSources {
  /** What the mounted components offer, by the name of its key. */
  readonly actions: ReadonlyMap<string, () => void>;
  readonly views: readonly SavedView[];
  readonly runs: readonly SearchRun[];
  readonly open: (path: string) => void;
}

const EVENT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:~[\da-f]{8})?$/i;
const MOST_OF_A_KIND = 8;

/**
 * The commands that fit what was typed: every word stands somewhere in the label, in any order. The
 * text itself can always be searched for; an event's id can be opened.
 */
export function findCommands(typed: string, sources: PaletteSources): Command[] {
  const { actions, views, runs, open } = sources;
  const text = typed.trim();
  const words = text.toLowerCase().split(/\s+/);
  const fits = ({ label }: Command) => {
    const folded = label.toLowerCase();
    return words.every((word) => folded.includes(word));
  };
  const onPage = [...actions].flatMap(([name, run]): Command[] => {
    const label = wordsOf(name);
    return label === ""
      ? []
      : [
          {
            id: `do ${name}`,
            group: "On this page",
            label,
            ...(isKey(name) ? { action: name } : {}),
            run,
          },
        ];
  });
  const kept = views.map((view): Command => {
    const run = () => open(view.url);
    return { id: `view ${view.id}`, group: "Saved views", label: view.name, run };
  });
  const made = runs.map((search): Command => {
    const run = () => open(search.url);
    return { id: `run ${search.id}`, group: "Recent searches", label: search.q, run };
  });
  const asked: Command[] = [];
  if (EVENT_ID.test(text)) {
    const run = () => open(`/events/${encodeURIComponent(text)}`);
    asked.push({ id: "open", group: "Search", label: `Open the event ${text}`, run });
  }
  if (text !== "") {
    const run = () => open(`/events?${new URLSearchParams({ q: text })}`);
    asked.push({ id: "search", group: "Search", label: `Search the events for “${text}”`, run });
  }
  const isKeyed = ({ action }: Command) => action !== undefined;
  const fitting = onPage.filter(fits);
  return [
    ...fitting.filter(isKeyed),
    ...fitting.filter((command) => !isKeyed(command)),
    ...asked,
    ...kept.filter(fits).slice(0, MOST_OF_A_KIND),
    ...made.filter((each) => each.label !== "" && fits(each)).slice(0, MOST_OF_A_KIND),
  ];
}
