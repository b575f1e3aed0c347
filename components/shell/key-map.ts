/** What the reader changed: the key out of the box, which names the action → the key wanted. */
export type KeyMap = Readonly<Record<string, string>>;

const WRITTEN = /^\S(?: \S)?$/u;

/** Whether a text is one key, or two after each other: `n`, `g n`. */
export function isKey(text: string): boolean {
  return WRITTEN.test(text);
}

/** Reads the text of a cookie; what is not made of keys is left out. */
export function parseKeyMap(text: string): KeyMap {
  const map: Record<string, string> = {};
  for (const [name, key] of new URLSearchParams(text)) {
    if (isKey(name) && isKey(key) && name !== key) map[name] = key;
  }
  return map;
}

/** The map as text that fits into a cookie and reads back the same. */
export function printKeyMap(map: KeyMap): string {
  return new URLSearchParams(Object.entries(map)).toString();
}

/** The key that starts an action for this reader. */
export function keyOf(name: string, map: KeyMap): string {
  return Object.hasOwn(map, name) ? (map[name] ?? name) : name;
}

/** The action that a pressed key (or sequence) stands for; null when its own went to another key. */
export function actionOf(pressed: string, map: KeyMap): string | null {
  for (const [name, key] of Object.entries(map)) if (key === pressed) return name;
  return Object.hasOwn(map, pressed) ? null : pressed;
}
