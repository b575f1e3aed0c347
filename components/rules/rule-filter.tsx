"use client";

import { useEffect, useRef, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { keyOf, type RuleListView } from "./rule-list-view";
import { KIND_WORDS, LEVEL_WORDS, ORIGIN_WORDS, STATE_WORDS } from "./rule-words";

const TYPING_MS = 250;
const STATES = {
  runs: STATE_WORDS.runs.word,
  disabled: STATE_WORDS.disabled.word,
  refused: STATE_WORDS.refused.word,
  removed: STATE_WORDS.removed.word,
};

/** Narrows the list of rules. All of it is in the page's link. */
export function RuleFilter({
  view,
  onChange,
}: {
  readonly view: RuleListView;
  readonly onChange: (change: Partial<RuleListView>, how?: "push" | "replace") => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => box.current?.focus() });
  const [typed, setTyped] = useState(view.find);
  const [shown, setShown] = useState(view.find);
  // Back, or another link: the box follows.
  if (shown !== view.find) {
    setShown(view.find);
    if (typed.trim() !== view.find) setTyped(view.find);
  }
  useEffect(() => {
    if (typed.trim() === view.find) return;
    const timer = setTimeout(() => onChange({ find: typed.trim() }, "replace"), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, view.find, onChange]);
  return (
    <div className="flex flex-wrap items-center gap-2" data-no-print>
      <input
        ref={box}
        type="search"
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        aria-keyshortcuts="/"
        aria-label="Find rules by title, author, source or tag"
        placeholder="Find by title, author, source, tag (/)"
        className={`${INPUT_CLASS} max-w-80`}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={({ key }) => {
          if (key === "Enter") onChange({ find: typed.trim() });
        }}
      />
      <Choice
        label="State"
        words={STATES}
        value={view.state}
        onChange={(state) => onChange({ state })}
      />
      <Choice
        label="Level"
        words={LEVEL_WORDS}
        value={view.level}
        onChange={(level) => onChange({ level })}
      />
      <Choice
        label="Kind"
        words={KIND_WORDS}
        value={view.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        label="Origin"
        words={ORIGIN_WORDS}
        value={view.origin}
        onChange={(origin) => onChange({ origin })}
      />
    </div>
  );
}

function Choice<Value extends string>({
  label,
  words,
  value,
  onChange,
}: {
  readonly label: string;
  readonly words: Readonly<Record<Value, string>>;
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}) {
  return (
    <label className="flex h-8 items-center gap-1.5 rounded-md border border-edge bg-surface ps-2">
      <span className="text-muted">{label}</span>
      <select
        value={value ?? ""}
        className="h-full rounded-md bg-surface pe-1"
        onChange={({ target }) => onChange(keyOf(words, target.value))}
      >
        <option value="">All</option>
        {Object.entries<string>(words).map(([name, word]) => (
          <option key={name} value={name}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
