import { isKey, type KeyMap, keyOf } from "./key-map";

/** A key or two keys after each other, as the reader presses them: `j`, `g e`. */
export interface Shortcut {
  /** The key out of the box; it also names the action. */
  readonly key: string;
  readonly does: string;
}

export interface ShortcutGroup {
  readonly title: string;
  /** Single keys, each of which can be given another key. */
  readonly keys: readonly Shortcut[];
  /** Keys that mean the same everywhere (arrows, Enter) and stay as they are. */
  readonly fixed?: readonly Shortcut[];
}

/** Every key of the program: the sheet, the palette and the changing of keys are written from it. */
export const SHORTCUT_GROUPS: readonly ShortcutGroup[] = [
  {
    title: "Anywhere",
    keys: [
      { key: "g o", does: "Go to the overview" },
      { key: "g e", does: "Go to events" },
      { key: "g r", does: "Go to Regions" },
      { key: "g u", does: "Go to users and roles" },
      { key: "g a", does: "Go to alerts" },
      { key: "g c", does: "Go to cases" },
      { key: "g d", does: "Go to rules: what is detected" },
      { key: "g t", does: "Go to reports" },
      { key: "g v", does: "Go to saved views" },
      { key: "g h", does: "Go to search history" },
      { key: "g i", does: "Go to imports" },
      { key: "g p", does: "Go to integrity: what is proven" },
      { key: "g l", does: "Go to coverage: what was delivered" },
      { key: "t", does: "Choose a time" },
      { key: "n", does: "Pin what is shown to a case" },
      { key: "u", does: "Times in UTC or local" },
      { key: "?", does: "Keys and help" },
    ],
    fixed: [{ key: "Ctrl K", does: "Find a command, a view or an event" }],
  },
  {
    title: "Events",
    keys: [
      { key: "/", does: "Write a query" },
      { key: "b", does: "Show or hide the facets" },
      { key: "y", does: "Copy a frozen link" },
      { key: "Y", does: "Copy a link as Markdown" },
      { key: "E", does: "Export the result" },
      { key: "+", does: "Zoom in on the middle" },
      { key: "-", does: "Zoom out in time" },
    ],
  },
  {
    title: "Alerts",
    keys: [
      { key: "A", does: "Acknowledge the alert, or the selected ones" },
      { key: "C", does: "Close the alert, or the selected ones" },
      { key: "O", does: "Open the alert again, or the selected ones" },
      { key: "M", does: "Assign the alert, or the selected ones" },
      { key: "N", does: "Write a note on the alert" },
      { key: "i", does: "Suppress what is like the alert" },
    ],
    fixed: [{ key: "Space", does: "Select the alert" }],
  },
  {
    title: "Overview and Regions",
    keys: [
      { key: "T", does: "Show as a table, or not" },
      { key: "m", does: "Regions on the map, or in the grid" },
      { key: "S", does: "Global services in rows of their own, or not" },
      { key: "a", does: "All AWS Regions, or those in use" },
      { key: "r", does: "Colours relative to each Region, or not" },
    ],
    fixed: [
      { key: "← → ↓ ↑", does: "Move between bars or cells" },
      { key: "Enter", does: "Show the events of a bar or a cell" },
      { key: "Shift ← →", does: "Select several cells" },
    ],
  },
  {
    title: "In the histogram",
    keys: [{ key: "s", does: "Select for a comparison" }],
    fixed: [
      { key: "← →", does: "Move between bars" },
      { key: "Shift ← →", does: "Extend the selection" },
      { key: "Enter", does: "Zoom to the selection" },
      { key: "Shift F10", does: "Menu of the bar" },
    ],
  },
  {
    title: "In the open event",
    keys: [
      { key: ".", does: "What happened around it" },
      { key: "d", does: "What differs from the one before" },
      { key: "[", does: "Earlier event of the session" },
      { key: "]", does: "Later event of the session" },
    ],
  },
  {
    title: "In the list",
    keys: [
      { key: "j", does: "Next event or alert" },
      { key: "k", does: "Previous event or alert" },
      { key: "l", does: "Open the event" },
      { key: "h", does: "Close the event" },
      { key: "e", does: "Show more below the row" },
      { key: "J", does: "Extend the selection down" },
      { key: "K", does: "Extend the selection up" },
      { key: "f", does: "Only events with this value" },
      { key: "x", does: "Leave out this value" },
      { key: "o", does: "This condition alone" },
      { key: "c", does: "Copy the value" },
      { key: "p", does: "New search for this value" },
      { key: "F", does: "Follow what arrives" },
    ],
    fixed: [
      { key: "↓ ↑", does: "Next, previous event" },
      { key: "← →", does: "Move between the values of a row" },
      { key: "Space", does: "Select the event" },
      { key: "Shift F10", does: "Menu of the value" },
      { key: "Enter", does: "Open the event" },
      { key: "Esc", does: "Close the event, then clear the selection, then to the query" },
      { key: "Home End", does: "First, last event" },
      { key: "PgUp PgDn", does: "One screen up, down" },
    ],
  },
  {
    title: "While writing a query",
    keys: [],
    fixed: [
      { key: "Enter", does: "Search" },
      { key: "Ctrl ↑ ↓", does: "Earlier searches" },
      { key: "Alt ↓", does: "Show suggestions" },
      { key: "↓ ↑ Tab", does: "Choose a suggestion" },
      { key: "Alt Enter", does: "Apply the first fix" },
    ],
  },
];

const NAMES = SHORTCUT_GROUPS.flatMap(({ keys }) => keys.map(({ key }) => key));

/** Why a key cannot be given to an action, in words; null when it can. */
export function keyConflict(name: string, key: string, map: KeyMap): string | null {
  if (!isKey(key)) return "One key, or two with a space between: n, or g n.";
  for (const other of NAMES) {
    if (other === name) continue;
    const taken = keyOf(other, map);
    if (taken === key || taken.startsWith(`${key} `) || key.startsWith(`${taken} `)) {
      return `${taken} is taken by “${wordsOf(other)}”.`;
    }
  }
  return null;
}

/** What only the palette offers: such an action has a word as its name and no key. */
const KEYLESS: ReadonlyMap<string, string> = new Map([
  ["table", "View: the events as a table"],
  ["patterns", "View: patterns of events"],
  ["compare", "View: compare a selection"],
  ["columns", "Choose the columns"],
  ["normal", "Normal rows"],
  ["compact", "Compact rows"],
  ["roomy", "Roomy rows"],
  ["system", "Theme: as the system has it"],
  ["light", "Theme: light"],
  ["dark", "Theme: dark"],
  ["contrast", "Theme: high contrast"],
]);

/** What an action does; empty for one that is not listed. */
export function wordsOf(name: string): string {
  for (const { keys } of SHORTCUT_GROUPS) {
    const found = keys.find(({ key }) => key === name);
    if (found !== undefined) return found.does;
  }
  return KEYLESS.get(name) ?? "";
}
