"use client";

import { setUrlParams } from "@/components/shell/url-params";
import { Choice } from "@/components/ui/choice";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import type { StoryChoices, StoryFilter } from "./story-filter";

/** Narrows story, timeline and pins to a tag and to whom they are about; the link keeps it. */
export function StoryFilterBar({
  filter: { tag, about },
  choices: { tags, abouts },
}: {
  readonly filter: StoryFilter;
  readonly choices: StoryChoices;
}) {
  if (tags.length === 0 && abouts.length === 0 && tag === "" && about === "") return null;
  return (
    <search
      aria-label="Which part of the case"
      className="flex flex-wrap items-center gap-2"
      data-no-print
    >
      <Choice
        label="Tag"
        value={tag}
        words={wordsOf(tags, tag)}
        onChange={(value) => setUrlParams({ tag: value })}
      />
      <Choice
        label="About"
        name="About whom or what"
        value={about}
        words={wordsOf(abouts, about)}
        onChange={(value) => setUrlParams({ about: value })}
      />
    </search>
  );
}

/** What the link asks for is offered, also when nothing has it. */
function wordsOf(values: readonly string[], asked: string): Readonly<Record<string, string>> {
  const all = asked === "" || values.includes(asked) ? values : [...values, asked];
  const word = (value: string) => [value, toVisible(shortenMiddle(value, 60))] as const;
  return { "": "everything", ...Object.fromEntries(all.map(word)) };
}
