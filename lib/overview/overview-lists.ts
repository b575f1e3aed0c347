import type { MoverKind, Overview } from "@/lib/api/overview-contract";
import type { Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { type LinkBase, linkTo } from "@/lib/period/event-link";
import { type Counted, countValues, toLine } from "./count-values";
import { KINDS, type ValueKind } from "./value-kinds";

/** What changed most of one kind. */
export async function listMovers(
  reader: Reader,
  what: MoverKind,
  { now, earlier }: Readonly<Record<"now" | "earlier", Counted>>,
  base: LinkBase,
  previous: Period,
): Promise<Overview["movers"]> {
  const values = await countValues(reader, KINDS[what], now, earlier);
  return values
    .filter(({ events, before }) => events !== before)
    .map(({ before, ...value }) => {
      const untimed = { ...value, firstMs: null };
      const { firstMs: _, ...line } = toLine(KINDS[what], untimed, base);
      const { link: beforeLink } = toLine(KINDS[what], untimed, { ...base, period: previous });
      return { what, ...line, before, beforeLink };
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
  return {
    events: values[0]?.allEvents ?? 0,
    rows: values.map((value) => toLine(kind, { ...value, firstMs: null }, base, query)),
    total: values[0]?.values ?? 0,
    link: linkTo(base, query),
  };
}
