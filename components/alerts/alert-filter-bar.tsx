"use client";

import { useEffect, useRef, useState } from "react";
import { levelWord } from "@/components/shell/level-mark";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { INPUT_CLASS } from "@/components/ui/text-field";
import type { AlertList } from "@/lib/api/alert-contract";
import { ALERT_LEVELS, ALERT_STATES } from "@/lib/api/alert-words";
import { formatCount } from "@/lib/format/count";
import { AlertSelect } from "./alert-select";
import type { AlertView } from "./alert-view";
import { detectorWord, STATE_WORDS } from "./alert-words";

const TYPING_MS = 250;

type Change = (change: Partial<AlertView>, how?: "push" | "replace") => void;

/** Narrows the alerts; each choice says how many it would leave. */
export function AlertFilterBar({
  view,
  list,
  onChange,
}: {
  readonly view: AlertView;
  /** Undefined until there is an answer. */
  readonly list: AlertList | undefined;
  readonly onChange: Change;
}) {
  const choices = list?.choices;
  return (
    <div
      className="flex flex-wrap items-center gap-2 max-sm:[&>select]:w-[calc(50%-0.25rem)]"
      data-no-print
    >
      <fieldset aria-label="State" className="flex flex-wrap gap-1">
        {([...ALERT_STATES, "all"] as const).map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={view.state === state}
            className="min-h-8 rounded-md border border-line px-2 text-sm hover:bg-hover aria-pressed:bg-selected"
            onClick={() => onChange({ state })}
          >
            {STATE_WORDS[state]}
            {state === "all" || list === undefined ? null : (
              <span className="ms-1 text-muted">{formatCount(list.states[state] ?? 0)}</span>
            )}
          </button>
        ))}
      </fieldset>
      <AlertSelect
        label="Level"
        all="All levels"
        value={view.level}
        choices={choices?.level}
        wordOf={(value) => {
          const level = ALERT_LEVELS.find((each) => each === value);
          return level === undefined ? value : levelWord(level);
        }}
        onChange={(value) =>
          onChange({ level: ALERT_LEVELS.find((level) => level === value) ?? "" })
        }
      />
      <AlertSelect
        label="Rule"
        all="All rules"
        value={view.rule}
        choices={choices?.rule}
        onChange={(rule) => onChange({ rule })}
      />
      <AlertSelect
        label="Found by"
        all="Rules and detectors"
        value={view.detector}
        choices={choices?.detector}
        wordOf={detectorWord}
        onChange={(detector) => onChange({ detector })}
      />
      <AlertSelect
        label="Account"
        all="All accounts"
        value={view.account}
        choices={choices?.account}
        onChange={(account) => onChange({ account })}
      />
      <AlertSelect
        label="Assignee"
        all="Everybody's"
        value={view.assignee}
        choices={[{ value: "none", label: "Nobody's", count: null }, ...(choices?.assignee ?? [])]}
        onChange={(assignee) => onChange({ assignee })}
      />
      <FindBox text={view.text} onChange={onChange} />
    </div>
  );
}

function FindBox({ text, onChange }: { readonly text: string; readonly onChange: Change }) {
  const box = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => box.current?.focus() });
  const [typed, setTyped] = useState(text);
  const [shown, setShown] = useState(text);
  // Back, or another link: the box follows.
  if (shown !== text) {
    setShown(text);
    if (typed.trim() !== text) setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => onChange({ text: typed.trim() }, "replace"), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, text, onChange]);
  return (
    <input
      ref={box}
      type="search"
      value={typed}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      aria-keyshortcuts="/"
      aria-label="Find in titles, reasons and subjects"
      placeholder="Find in alerts (/)"
      className={`${INPUT_CLASS} min-w-40 max-w-64 flex-1 basis-40`}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={({ key }) => {
        if (key === "Enter") onChange({ text: typed.trim() }, "push");
      }}
    />
  );
}
