import type { FreshKind, MoverKind, Overview } from "@/lib/api/overview-contract";
import type { Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import {
  type Counted,
  countValues,
  MOST_LINES,
  MOST_MOVERS,
  toLine,
  type ValueCount,
} from "./count-values";
import { type LinkBase, linkTo } from "./event-link";
import { KINDS, type ValueKind } from "./value-kinds";

/** The values of every kind, with those that are new. */
export async function countKinds(
  reader: Reader,
  { now, earlier, writes }: Readonly<Record<"now" | "earlier" | "writes", Counted>>,
  freshIn: Period,
): Promise<Readonly<Record<FreshKind, readonly ValueCount[]>>> {
  const [region, principal, service, key, ip, written] = await Promise.all([
    countValues(reader, KINDS.region, now, { before: earlier, freshIn }),
    countValues(reader, KINDS.principal, now, { before: earlier, freshIn }),
    countValues(reader, KINDS.service, now, { before: earlier, freshIn }),
    countValues(reader, KINDS.key, now, { freshIn }),
    countValues(reader, KINDS.ip, now, { freshIn }),
    countValues(reader, KINDS["write-action"], writes, { freshIn }),
  ]);
  return { region, principal, service, key, ip, "write-action": written };
}

/** What is new of one kind. */
export function toFresh(
  what: FreshKind,
  values: readonly ValueCount[],
  base: LinkBase,
): Overview["fresh"][number] {
  const fresh = values.filter(({ isFresh }) => isFresh).slice(0, MOST_LINES);
  return {
    what,
    rows: fresh.map((value) => toLine(KINDS[what], value, base)),
    total: values[0]?.fresh ?? 0,
  };
}

/** What changed most of one kind. */
export function toMovers(
  what: MoverKind,
  values: readonly ValueCount[],
  base: LinkBase,
  previous: Period,
): Overview["movers"] {
  return values
    .filter((value) => value.byChange <= MOST_MOVERS && value.events !== value.before)
    .sort((a, b) => a.byChange - b.byChange)
    .map((value) => {
      const { firstMs: _, ...line } = toLine(KINDS[what], value, base);
      const { link: beforeLink } = toLine(KINDS[what], value, { ...base, period: previous });
      return { what, ...line, before: value.before, beforeLink };
    });
}

/** Some events, by the values of a kind. */
export async function countGroup(
  reader: Reader,
  kind: ValueKind,
  counted: Counted,
  base: LinkBase,
): Promise<Overview["root"]> {
  const values = await countValues(reader, kind, counted);
  const { query } = counted.question;
  const frequent = values
    .filter(({ byEvents }) => byEvents <= MOST_LINES)
    .sort((a, b) => a.byEvents - b.byEvents);
  return {
    events: values[0]?.allEvents ?? 0,
    rows: frequent.map((value) => toLine(kind, { ...value, firstMs: null }, base, query)),
    total: values[0]?.values ?? 0,
    link: linkTo(base, query),
  };
}
