/** What a key does in the list. */
export type GridCommand =
  | "down"
  | "up"
  | "extend-down"
  | "extend-up"
  | "left"
  | "right"
  | "first"
  | "last"
  | "page-down"
  | "page-up"
  | "open"
  | "close"
  | "select"
  | "expand"
  | "menu"
  | CellCommand;

export type CellCommand = "include" | "exclude" | "only" | "copy" | "pivot";

/** Letters, by the names of the key map; each reader may have given them other keys. */
export const NAMED: Readonly<Record<string, GridCommand>> = {
  j: "down",
  k: "up",
  J: "extend-down",
  K: "extend-up",
  l: "open",
  h: "close",
  e: "expand",
  f: "include",
  x: "exclude",
  o: "only",
  c: "copy",
  p: "pivot",
};

/** Keys that mean the same for everybody. */
const FIXED: Readonly<Record<string, GridCommand>> = {
  ArrowDown: "down",
  ArrowUp: "up",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
  PageDown: "page-down",
  PageUp: "page-up",
  Enter: "open",
  " ": "select",
  ContextMenu: "menu",
};

const SHIFTED: Readonly<Record<string, GridCommand>> = {
  ArrowDown: "extend-down",
  ArrowUp: "extend-up",
  F10: "menu",
};

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/**
 * The command of a key pressed in the list; null for a key that is not the list's.
 * @param nameOf the action that a key stands for, or null when single keys are off
 */
export function gridCommand(
  { key, shiftKey, ctrlKey, altKey, metaKey }: PressedKey,
  nameOf: (key: string) => string | null,
): GridCommand | null {
  if (ctrlKey || altKey || metaKey) return null;
  const fixed = shiftKey && Object.hasOwn(SHIFTED, key) ? SHIFTED : FIXED;
  if (Object.hasOwn(fixed, key)) return fixed[key] ?? null;
  const name = nameOf(key) ?? "";
  return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? null) : null;
}
