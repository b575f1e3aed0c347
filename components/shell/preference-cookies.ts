import { isZone, type Zone } from "@/lib/format/time";
import { type KeyMap, parseKeyMap, printKeyMap } from "./key-map";

const CHOICES = {
  theme: ["system", "light", "dark", "contrast"],
  zone: ["utc", "local"],
  keys: ["on", "off"],
} as const;

/** What a reader may choose; the first of each list is the default. */
export interface Preferences {
  readonly theme: (typeof CHOICES.theme)[number];
  readonly zone: Zone;
  /** Single-key shortcuts; off for readers whose tools send stray keys. */
  readonly keys: (typeof CHOICES.keys)[number];
  /** Keys that the reader gave to other actions. */
  readonly keyMap: KeyMap;
}

/** Cookie that carries each preference. */
export const COOKIE_OF: Readonly<Record<keyof Preferences, string>> = {
  theme: "tg-theme",
  zone: "tg-zone",
  keys: "tg-keys",
  keyMap: "tg-keymap",
};

/** Reads the preferences; anything that is not a known choice is the default. */
export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  return {
    theme: pick(CHOICES.theme, cookie(COOKIE_OF.theme)),
    zone: pick(CHOICES.zone, cookie(COOKIE_OF.zone)),
    keys: pick(CHOICES.keys, cookie(COOKIE_OF.keys)),
    keyMap: parseKeyMap(cookie(COOKIE_OF.keyMap) ?? ""),
  };
}

/** The clock of a page: what its link asks for, else the reader's own; `local` only where it is known. */
export function shownZone(asked: string | null, own: Zone, knowsLocal: boolean): Zone {
  const zone = asked !== null && isZone(asked) ? asked : own;
  return zone === "local" && !knowsLocal ? "utc" : zone;
}

/** A preference as the text of its cookie. */
export function printPreference(value: Preferences[keyof Preferences]): string {
  return typeof value === "string" ? value : printKeyMap(value);
}

function pick<T extends string>(choices: readonly [T, ...T[]], value: string | undefined): T {
  return choices.find((choice) => choice === value) ?? choices[0];
}
