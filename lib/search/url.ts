import { columnId, splitColumns } from "./column-names";
import {
  BYS,
  type Column,
  DEFAULT_SEARCH,
  DENSITIES,
  type EventSearch,
  GRIDS,
  PANEL_TABS,
  SORTS,
  VIEWS,
} from "./event-search";

/** `URLSearchParams`, or the record of a page's search parameters. */
export type SearchInput = URLSearchParams | Readonly<Record<string, string | string[] | undefined>>;

export interface ParsedSearch {
  readonly search: EventSearch;
  /** Names that are unknown, come twice or hold a value that this version does not know. */
  readonly ignored: readonly string[];
}

type Reader<Name extends keyof EventSearch> = (text: string) => EventSearch[Name] | undefined;
type Readers = { readonly [Name in keyof EventSearch]-?: Reader<Name> };

// Times stay as written: whether they can be resolved depends on the asking moment.
const text = (limit: number) => (value: string) =>
  value !== "" && value.length <= limit ? value : undefined;
const among =
  <Value extends string>(values: readonly Value[]) =>
  (value: string) =>
    values.find((known) => known === value);

const form = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : undefined);

/** A time as it may be written, whether or not there is such a moment. */
const TIME = /now(?:[+-]\d{1,9}[smhdw])?|\d{4}(?:[\d:TZ+ -]|\.\d){0,36}/i.source;
/** The key of an event, or its id alone. */
const EVENT = /[\da-f-]{32,36}(?:~[\da-f]{8})?/.source;
const SPAN = `(?:${TIME})\\.\\.(?:${TIME})`;

/** Every parameter, in the order in which links are written. */
const READERS: Readers = {
  // The parser says that a query is too long; a link that lost it would list everything.
  q: text(Number.POSITIVE_INFINITY),
  from: text(40),
  to: text(40),
  asof: (value) => (/^\d{1,15}$/.test(value) ? Number(value) : undefined),
  tz: (value) => (/^[\w+/-]{1,64}$/.test(value) ? value : undefined),
  scope: text(128),
  cols: readColumns,
  sort: among(SORTS),
  by: among(BYS),
  view: among(VIEWS),
  e: text(200),
  p: among(PANEL_TABS),
  // What is around an event: `session:5m`.
  ctx: form(/^[a-z]{1,20}:\d{1,3}[smh](?::query)?$/),
  sel: form(new RegExp(`^${SPAN}$`, "i")),
  // Of the compare view a baseline, of the Diff tab the other event.
  cmp: form(
    new RegExp(
      `^(?:rest|prev|weeks|previous|neighbour|${EVENT}|principal:.{1,190}|${SPAN})$`,
      "is",
    ),
  ),
  grid: among(GRIDS),
  dens: among(DENSITIES),
};
const MOST_COLUMNS = 60;
const LONGEST_NAME = 200;
/** Of a column, in pixels. Outside quotes no name has a colon. */
const WIDTH = /:\d{1,4}$/;
const NAMES = Object.keys(READERS).filter(isName);

/** Reads the search part of a link. Never throws: what cannot be read is left out and named. */
export function parseSearch(input: SearchInput): ParsedSearch {
  const search: EventSearch = { ...DEFAULT_SEARCH };
  const ignored: string[] = [];
  const seen = new Set<string>();
  for (const [name, value] of pairs(input)) {
    const patch = isName(name) && !seen.has(name) ? read(name, value) : undefined;
    seen.add(name);
    if (patch !== undefined) Object.assign(search, patch);
    else if (value !== "" || !isName(name)) ignored.push(name);
  }
  return { search, ignored: [...new Set(ignored)] };
}

/** The search part of a link without `?`; defaults are left out, the order is always the same. */
export function printSearch(search: EventSearch): string {
  return NAMES.flatMap((name) => {
    const value = printParam(search, name);
    return value === printParam(DEFAULT_SEARCH, name) ? [] : [`${name}=${encodeParam(value)}`];
  }).join("&");
}

function read<Name extends keyof EventSearch>(
  name: Name,
  value: string,
): Partial<EventSearch> | undefined {
  const found = READERS[name](value);
  return found === undefined ? undefined : { [name]: found };
}

function isName(name: string): name is keyof EventSearch {
  return Object.hasOwn(READERS, name);
}

function pairs(input: SearchInput): [name: string, value: string][] {
  if (input instanceof URLSearchParams) return [...input];
  return Object.entries(input).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
}

function readColumns(value: string): readonly Column[] | undefined {
  const columns: Column[] = [];
  for (const part of splitColumns(value).slice(0, MOST_COLUMNS)) {
    const name = part.replace(WIDTH, "");
    const field = name.length <= LONGEST_NAME ? columnId(name) : null;
    if (field === null) return undefined;
    columns.push({ field, widthPx: name === part ? null : Number(part.slice(name.length + 1)) });
  }
  return columns.length > 0 ? columns : undefined;
}

function printParam(search: EventSearch, name: keyof EventSearch): string {
  if (name !== "cols") return String(search[name] ?? "");
  return search.cols
    .map(({ field, widthPx }) => (widthPx === null ? field : `${field}:${widthPx}`))
    .join(",");
}

/** Percent-encoding that leaves readable what RFC 3986 allows in a query. */
export function encodeParam(value: string): string {
  return new URLSearchParams([["", value]])
    .toString()
    .slice(1)
    .replace(/%(?:3A|2C|2F|40)/g, (code) => decodeURIComponent(code));
}
