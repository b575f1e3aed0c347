import type { ControlChange } from "@/lib/api/report-contract";
import type { Document } from "@/lib/document/document";
import { type ControlFigures, controlFigures, type ListedException } from "./control-figures";

/**
 * What changed from one report to the next, control by control, in the order of the newer one and
 * then those that only the older one has. Exceptions are told apart by what both reports list.
 */
export function compareDocuments(before: Document, after: Document): ControlChange[] {
  const olds = new Map(controlFigures(before).map((one) => [one.id, one]));
  const news = controlFigures(after);
  const known = new Set(news.map(({ id }) => id));
  return [
    ...news.map((now) => change(olds.get(now.id) ?? null, now)),
    ...[...olds.values()].filter(({ id }) => !known.has(id)).map((old) => change(old, null)),
  ];
}

function change(old: ControlFigures | null, now: ControlFigures | null): ControlChange {
  const some = now ?? old;
  return {
    id: some?.id ?? "",
    title: some?.title ?? "",
    unit: some?.unit ?? "",
    before: figures(old),
    after: figures(now),
    added: without(now, old),
    gone: without(old, now),
    // Of both all are listed, so that one that is not there is gone.
    isWhole: isWhole(old) && isWhole(now),
  };
}

function figures(one: ControlFigures | null): ControlChange["before"] {
  if (one === null) return null;
  const { status, count, exceptions } = one;
  return { status, count, exceptions };
}

function without(one: ControlFigures | null, other: ControlFigures | null): ListedException[] {
  const known = new Set(other?.listed.map(({ key }) => key));
  return (one?.listed ?? []).filter(({ key }) => !known.has(key));
}

function isWhole(one: ControlFigures | null): boolean {
  return one === null || one.listed.length >= one.exceptions;
}
