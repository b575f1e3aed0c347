import { actionOf, type KeyMap, keyOf } from "./key-map";

/** A key of a sequence waits this long for the next one. */
const SEQUENCE_MS = 1000;

/** What the reader chose about keys. */
export interface KeyChoices {
  readonly keys: "on" | "off";
  readonly keyMap: KeyMap;
}

interface Press {
  readonly key: string;
  /** Milliseconds of the page's clock. */
  readonly timeStamp: number;
}

/** Reads presses one after another: single keys (`/`) and sequences of two (`g e`). */
export function readPresses() {
  let first: Press | null = null;
  const prefixAt = (timeStamp: number) =>
    first !== null && timeStamp - first.timeStamp < SEQUENCE_MS ? first.key : null;
  return {
    /** Whether a press by now would be the second one of a sequence. */
    isPending: (timeStamp: number) => prefixAt(timeStamp) !== null,
    /** A press that is not for the page, such as one in an input. */
    forget: () => {
      first = null;
    },
    /** The action, of those that there are, that a press finishes; null when it finishes none. */
    read: (press: Press, names: Iterable<string>, { keys, keyMap }: KeyChoices): string | null => {
      const prefix = prefixAt(press.timeStamp);
      first = null;
      if (keys === "off" && press.key.length === 1) return null;
      const known = [...names];
      if (known.some((name) => keyOf(name, keyMap).startsWith(`${press.key} `))) first = press;
      const name = actionOf(prefix === null ? press.key : `${prefix} ${press.key}`, keyMap);
      if (name === null || !known.includes(name)) return null;
      first = null;
      return name;
    },
  };
}
