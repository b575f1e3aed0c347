import { among, linkSettings } from "@/components/shell/link-settings";
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

const SETTINGS = linkSettings<ListView>(DEFAULT_LIST, {
  contains: (text) => (text.length <= 200 ? text : null),
  kind: (text) => (/^[a-z-]{1,40}$/.test(text) ? text : null),
  sort: among(LIST_SORTS),
  offset: (text) => (/^\d{1,6}$/.test(text) ? Number(text) : null),
});

export const parseListView = SETTINGS.parse;

/** A change as parameters of the link. Another question begins at its start. */
export function printListView(change: Partial<ListView>): Record<string, string | null> {
  return SETTINGS.print({ offset: 0, ...change });
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
