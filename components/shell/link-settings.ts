/** How each setting is read from a link; null for a value that this version does not know. */
type Readers<View> = { readonly [Name in keyof View]: (text: string) => View[Name] | null };

/** Read elsewhere: the period and the clock. */
const OTHERS = ["from", "to", "scope", "tz"];

/**
 * What a page's link says of how the page is shown, each setting under its own name.
 * @param usual what holds where the link says nothing; it is never written
 * @param others parameters of the link that something else reads
 */
export function linkSettings<View extends object>(
  usual: View,
  readers: Readers<View>,
  others: readonly string[] = OTHERS,
) {
  const isName = (name: string): name is keyof View & string => Object.hasOwn(readers, name);
  return {
    /**
     * Reads the search part of a link. Never throws: what is unknown, given twice or cannot be read
     * is left out and named.
     */
    parse(given: Iterable<readonly [name: string, value: string]>): {
      readonly view: View;
      readonly ignored: readonly string[];
    } {
      const view = { ...usual };
      const ignored = new Set<string>();
      const seen = new Set<string>();
      for (const [name, value] of given) {
        const isRepeated = seen.has(name);
        seen.add(name);
        if (others.includes(name) && !isRepeated) continue;
        const found = isName(name) && !isRepeated && value !== "" ? readers[name](value) : null;
        if (found !== null) Object.assign(view, { [name]: found });
        else if (value !== "" || !isName(name)) ignored.add(name);
      }
      return { view, ignored: [...ignored] };
    },

    /** A change as parameters of the link; null takes one away, as it does for what is usual. */
    print(change: Partial<View>): Record<string, string | null> {
      return Object.fromEntries(
        Object.keys(change)
          .filter(isName)
          .map((name) => {
            const value = change[name] ?? null;
            const isUsual = value === null || value === usual[name];
            return [name, isUsual ? null : value === true ? "1" : String(value)];
          }),
      );
    },
  };
}

/** Reads one of some words. */
export function among<Value extends string>(values: readonly Value[]) {
  return (text: string) => values.find((value) => value === text) ?? null;
}

/** Reads a setting that is on or off; it is written when it is on. */
export function flag(text: string): true | null {
  return text === "1" ? true : null;
}
