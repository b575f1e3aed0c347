import type { Suggestion } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { FIELDS, findField } from "@/lib/search/fields";
import { printValue } from "@/lib/search/print-term";
import { suggestAt } from "@/lib/search/suggest";
import { literal } from "@/lib/search/wildcard";
import { type FieldOperator, findPathField, MEMBER, operatorsOf } from "./suggest-operators";
import { suggestValues } from "./suggest-values";

const MOST = 20;

type Spot = ReturnType<typeof suggestAt>;

/**
 * What may be typed at the caret (a UTF-16 offset): fields, operators behind a field's name, or
 * values with how many events of the window's hours have them.
 */
export async function suggest(
  reader: Reader,
  text: string,
  caret: number,
  window: EventQuestion,
): Promise<Suggestion[]> {
  const spot = suggestAt(text, caret);
  const below = spot.kind === "field" ? findPathField(spot.prefix) : undefined;
  if (below) return suggestOperators(operatorsOf(below), { from: spot.to, to: spot.to });
  if (spot.kind === "field") {
    return suggestFields(spot, /(?:has|missing):$/i.test(text.slice(0, spot.from)));
  }
  const field = spot.field === undefined ? undefined : findField(spot.field);
  if (!field) return [];
  if (spot.kind === "operator") {
    return suggestOperators(field.type === "path" ? [MEMBER] : operatorsOf(field), spot);
  }
  const values = await suggestValues(reader, field, spot.prefix.toLowerCase(), window, MOST);
  return values.map(({ value, count }) => ({
    kind: "value",
    text: printValue(literal(value)),
    label: value,
    detail: null,
    count,
    from: spot.from,
    to: spot.to,
  }));
}

const PRESENCE = [
  { name: "has", help: "Events that say something for a field, as in has:error." },
  { name: "missing", help: "Events that say nothing for a field, as in missing:mfa." },
];

/** @param isTested the name stands behind `has:` or `missing:` and needs no operator of its own */
function suggestFields({ prefix, from, to }: Spot, isTested: boolean): Suggestion[] {
  const wanted = prefix.toLowerCase();
  const names = FIELDS.map(({ name, aliases, type, help }) => ({
    names: [name, ...aliases],
    text: type === "path" ? `${name}.` : isTested ? name : `${name}:`,
    label: name,
    detail: help,
  }));
  const presence = PRESENCE.map(({ name, help }) => ({
    names: [name],
    text: `${name}:`,
    label: name,
    detail: help,
  }));
  return [...names, ...(isTested ? [] : presence)]
    .filter((one) => one.names.some((name) => name.toLowerCase().startsWith(wanted)))
    .slice(0, MOST)
    .map(({ text, label, detail }) => ({
      kind: "field",
      text,
      label,
      detail,
      count: null,
      from,
      to,
    }));
}

function suggestOperators(
  operators: readonly FieldOperator[],
  { from, to }: Pick<Spot, "from" | "to">,
): Suggestion[] {
  return operators.map(({ text, detail }) => ({
    kind: "operator",
    text,
    label: text,
    detail,
    count: null,
    from,
    to,
  }));
}
