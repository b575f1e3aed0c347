import type { ProfileSort } from "@/lib/api/profile-contract";

export const LIST_SORTS = [
  "-events",
  "name",
  "-last",
  "-first",
  "-denied",
  "-new",
] as const satisfies readonly ProfileSort[];

/** Rows on a page of a list. */
export const PAGE_ROWS = 100;

/** What a link says of a list; its period and accounts stand beside it. */
export interface ListView {
  /** A part of names and ids; empty for all. */
  readonly contains: string;
  /** Of principals one of their kinds; empty for all. */
  readonly kind: string;
  readonly sort: ProfileSort;
  /** Rows before the first one shown. */
  readonly offset: number;
}

export const DEFAULT_LIST: ListView = { contains: "", kind: "", sort: "-events", offset: 0 };

type Given = readonly (readonly [name: string, value: string])[];
type Readers = { readonly [Name in keyof ListView]: (text: string) => ListView[Name] | null };

const READERS: Readers = {
  contains: (text) => (text.length <= 200 ? text : null),
  kind: (text) => (/^[a-z-]{1,40}$/.test(text) ? text : null),
  sort: (text) => LIST_SORTS.find((sort) => sort === text) ?? null,
  offset: (text) => (/^\d{1,6}$/.test(text) ? Number(text) : null),
};

/** Read elsewhere: the period and the clock. */
const OTHERS: ReadonlySet<string> = new Set(["from", "to", "scope", "tz"]);

/** Reads the search part of a link. Never throws: what cannot be read is left out and named. */
export function parseListView(given: Given): {
  readonly view: ListView;
  readonly ignored: readonly string[];
} {
  const view = { ...DEFAULT_LIST };
  const ignored = new Set<string>();
  const seen = new Set<string>();
  for (const [name, value] of given) {
    const isRepeated = seen.has(name);
    seen.add(name);
    if (OTHERS.has(name) && !isRepeated) continue;
    const found = isName(name) && !isRepeated && value !== "" ? READERS[name](value) : null;
    if (found !== null) Object.assign(view, { [name]: found });
    else if (value !== "" || !isName(name)) ignored.add(name);
  }
  return { view, ignored: [...ignored] };
}

/** A change as parameters of the link; null takes one away. Another question begins at its start. */
export function printListView(change: Partial<ListView>): Record<string, string | null> {
  const asked = { offset: 0, ...change };
  return Object.fromEntries(
    Object.keys(asked)
      .filter(isName)
      .map((name) => [name, asked[name] === DEFAULT_LIST[name] ? null : String(asked[name])]),
  );
}

/** What is asked of the API for a page. */
export function listAsked({ contains, kind, sort, offset }: ListView) {
  return {
    ...(contains !== "" && { contains }),
    ...(kind !== "" && { kind }),
    sort,
    offset,
    limit: PAGE_ROWS,
  };
}

function isName(name: string): name is keyof ListView {
  return Object.hasOwn(READERS, name);
}
