import type { Case } from "@/lib/api/case-contract";
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

/**
 * Steps and pins with a time, in its order; a pin that a step shows stands once, as the step.
 * @param tag only what has it; null: everything
 */
export function timelineOf({ blocks, pins }: Case, tag: string | null) {
  const shown = new Set(blocks.flatMap(({ pinId }) => pinId ?? []));
  const pinOf = new Map(pins.map((pin) => [pin.id, pin]));
  const all = [
    ...blocks.map(({ id, kind, title, at, pinId, tags, text }) => {
      const pin = pinId === null ? undefined : pinOf.get(pinId);
      const named = title || pin?.title || text.slice(0, 120);
      return { id: `step-${id}`, kind, title: named, at: at ?? pin?.at ?? null, tags, pin };
    }),
    ...pins
      .filter(({ id }) => !shown.has(id))
      .map((pin) => ({ ...pin, id: `pin-${pin.id}`, kind: "pin" as const, pin })),
  ];
  const wanted = all.filter(({ tags }) => tag === null || tags.includes(tag));
  const steps = wanted
    .flatMap(({ id, kind, title, at, pin }): TimelineStep[] => {
      if (at === null) return [];
      const entity = pin?.kind === "entity" ? pin.title : null;
      return [{ id, kind, word: STEP_WORDS[kind], title, atMs: Date.parse(at), entity }];
    })
    .sort((a, b) => a.atMs - b.atMs);
  return {
    steps,
    untimed: wanted.length - steps.length,
    tags: [...new Set(all.flatMap(({ tags }) => tags))].sort(),
    fromMs: steps[0]?.atMs ?? 0,
    toMs: steps.at(-1)?.atMs ?? 0,
  };
}
