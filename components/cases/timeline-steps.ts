import type { CaseBlock, CasePin } from "@/lib/api/case-contract";
import { STEP_WORDS } from "./step-words";

export interface TimelineStep {
  readonly id: string;
  readonly kind: keyof typeof STEP_WORDS;
  readonly word: string;
  readonly title: string;
  readonly atMs: number;
  /** Whom it is about, where the pin names an entity. */
  readonly entity: string | null;
}

/** Steps and pins with a time, in its order; a pin that a step shows stands once, as the step. */
export function timelineOf(
  blocks: readonly CaseBlock[],
  pins: readonly CasePin[],
  pinOf: ReadonlyMap<number, CasePin>,
) {
  const shown = new Set(blocks.flatMap(({ pinId }) => pinId ?? []));
  const all = [
    ...blocks.map(({ id, kind, title, at, pinId, text }) => {
      const pin = pinId === null ? undefined : pinOf.get(pinId);
      const named = title || pin?.title || text.slice(0, 120);
      return { id: `step-${id}`, kind, title: named, at: at ?? pin?.at ?? null, pin };
    }),
    ...pins
      .filter(({ id }) => !shown.has(id))
      .map((pin) => ({ ...pin, id: `pin-${pin.id}`, kind: "pin" as const, pin })),
  ];
  const steps = all
    .flatMap(({ id, kind, title, at, pin }): TimelineStep[] => {
      if (at === null) return [];
      const entity = pin?.kind === "entity" ? pin.title : null;
      return [{ id, kind, word: STEP_WORDS[kind], title, atMs: Date.parse(at), entity }];
    })
    .sort((a, b) => a.atMs - b.atMs);
  return {
    steps,
    untimed: all.length - steps.length,
    fromMs: steps[0]?.atMs ?? 0,
    toMs: steps.at(-1)?.atMs ?? 0,
  };
}
