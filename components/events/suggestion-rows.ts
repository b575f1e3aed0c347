import type { Suggestion } from "@/lib/api/contract";
import type { SavedView, SearchRun } from "@/lib/api/desk-contract";

export type SuggestionGroup = "Fields" | "Operators" | "Values" | "Saved views" | "Recent searches";

/** What choosing a row does: writes into the query, asks a whole query, or opens a saved view. */
export type SuggestionAct =
  | { readonly kind: "write"; readonly suggestion: Suggestion }
  | { readonly kind: "search"; readonly q: string }
  | { readonly kind: "open"; readonly view: SavedView };

export interface SuggestionRow {
  readonly group: SuggestionGroup;
  readonly label: string;
  readonly detail: string | null;
  /** Events with this value in the range, or that the search found then. */
  readonly count: number | null;
  readonly act: SuggestionAct;
}

const MOST_ROWS = 20;
const MOST_VIEWS = 4;
const MOST_SEARCHES = 8;
const MOST_FIRST_FIELDS = 8;
const GROUP = { field: "Fields", operator: "Operators", value: "Values" } as const;

/**
 * The rows under the query input, at most 20: what may be typed at the caret, then saved views
 * whose name holds the one word typed, and one's own searches while nothing is typed.
 */
export function suggestionRows(
  text: string,
  known: {
    readonly suggestions: readonly Suggestion[];
    readonly views: readonly SavedView[];
    readonly runs: readonly SearchRun[];
  },
): SuggestionRow[] {
  const word = text.trim().toLowerCase();
  const views = isOneWord(text)
    ? known.views.filter(({ name }) => name.toLowerCase().includes(word)).slice(0, MOST_VIEWS)
    : [];
  const runs = word === "" ? distinctRuns(known.runs).slice(0, MOST_SEARCHES) : [];
  const others = views.length + runs.length;
  // The first fields of the catalogue are enough when there is more to choose from.
  const room = word === "" && others > 0 ? MOST_FIRST_FIELDS : MOST_ROWS - others;
  return [
    ...known.suggestions
      .filter((each) => addsTo(text, each))
      .slice(0, room)
      .map(
        (suggestion): SuggestionRow => ({
          group: GROUP[suggestion.kind],
          label: suggestion.label,
          detail: suggestion.detail,
          count: suggestion.count,
          act: { kind: "write", suggestion },
        }),
      ),
    ...views.map(
      (view): SuggestionRow => ({
        group: "Saved views",
        label: view.name,
        detail: view.shared ? `shared by ${view.own ? "you" : view.owner}` : null,
        count: null,
        act: { kind: "open", view },
      }),
    ),
    ...runs.map(
      ({ q, found }): SuggestionRow => ({
        group: "Recent searches",
        label: q,
        detail: null,
        count: found,
        act: { kind: "search", q },
      }),
    ),
  ];
}

/** Whether a text could still become the name of a saved view. */
export function isOneWord(text: string): boolean {
  return /^[\p{L}\p{N}_-]*$/u.test(text.trim());
}

/** The newest run of each query that says anything. */
export function distinctRuns(runs: readonly SearchRun[]): SearchRun[] {
  const newest = new Map<string, SearchRun>();
  for (const run of runs) if (run.q !== "" && !newest.has(run.q)) newest.set(run.q, run);
  return [...newest.values()];
}

/** False for what is already written: a finished condition needs no list over the page. */
function addsTo(text: string, { text: suggested, from, to }: Suggestion): boolean {
  return text.slice(from, to) !== suggested;
}
