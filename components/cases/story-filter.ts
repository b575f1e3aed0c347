import type { Case, CaseBlock, CasePin } from "@/lib/api/case-contract";

/** What of a case is shown: with a tag, and about somebody or something; empty for all. */
export interface StoryFilter {
  readonly tag: string;
  readonly about: string;
}

/** What a story can be narrowed to. */
export interface StoryChoices {
  readonly tags: readonly string[];
  /** Names of pinned profiles, users and roles of pinned events, values of indicators. */
  readonly abouts: readonly string[];
}

export function storyChoices({ blocks, pins, indicators }: Case): StoryChoices {
  const tags = [...blocks, ...pins].flatMap((one) => one.tags);
  const abouts = [...pins.flatMap(entitiesOf), ...indicators.map(({ value }) => value)];
  const sorted = (texts: readonly string[]) =>
    [...new Set(texts)].filter((text) => text !== "").sort((a, b) => a.localeCompare(b));
  return { tags: sorted(tags), abouts: sorted(abouts) };
}

/**
 * The steps and pins that fit a filter, in their order. A step that shows a pin fits when the pin
 * does. What something is about is looked for in all that a pin holds, records too.
 */
export function narrowStory(
  { blocks, pins }: Case,
  { tag, about }: StoryFilter,
): { readonly blocks: readonly CaseBlock[]; readonly pins: readonly CasePin[] } {
  const part = about.toLowerCase();
  const isAbout = (...texts: readonly string[]) =>
    texts.some((text) => text.toLowerCase().includes(part));
  const hasTag = ({ tags }: { readonly tags: readonly string[] }) =>
    tag === "" || tags.includes(tag);
  const tagged = new Set(pins.filter(hasTag));
  const named = new Set(
    pins.filter(
      ({ title, q, copy, records }) =>
        part === "" ||
        isAbout(title, q, JSON.stringify(copy) ?? "", ...records.map(({ raw }) => raw)),
    ),
  );
  const pinOf = new Map(pins.map((pin) => [pin.id, pin]));
  return {
    pins: pins.filter((pin) => tagged.has(pin) && named.has(pin)),
    blocks: blocks.filter((block) => {
      const pin = block.pinId === null ? undefined : pinOf.get(block.pinId);
      const fitsTag = hasTag(block) || (pin !== undefined && tagged.has(pin));
      const fitsName = isAbout(block.title, block.text) || (pin !== undefined && named.has(pin));
      return fitsTag && fitsName;
    }),
  };
}

/** Whom a pin is about, as its copy says. */
function entitiesOf({ kind, title, copy }: CasePin): readonly string[] {
  if (kind === "entity") return [textAt(copy, "profile", "name") ?? title];
  const rows = valueAt(copy, "rows");
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown) => textAt(row, "principal", "name") ?? []);
}

function textAt(value: unknown, ...path: readonly string[]): string | null {
  const found = path.reduce<unknown>(valueAt, value);
  return typeof found === "string" ? found : null;
}

function valueAt(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
