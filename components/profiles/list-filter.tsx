"use client";

import { useEffect, useRef, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { INPUT_CLASS } from "@/components/ui/text-field";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { KIND_WORDS, PRINCIPAL_KINDS, principalWord } from "./kind-words";
import type { ListView } from "./list-view";

const TYPING_MS = 250;

/** Narrows a list by a part of names and ids, and principals by their kind. */
export function ListFilter({
  kind,
  view,
  onChange,
}: {
  readonly kind: ProfileKind;
  readonly view: ListView;
  readonly onChange: (change: Partial<ListView>, how: "push" | "replace") => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => box.current?.focus() });
  const [typed, setTyped] = useState(view.contains);
  const [shown, setShown] = useState(view.contains);
  // Back, or another link: the box follows.
  if (shown !== view.contains) {
    setShown(view.contains);
    if (typed.trim() !== view.contains) setTyped(view.contains);
  }
  useEffect(() => {
    if (typed.trim() === view.contains) return;
    const timer = setTimeout(() => onChange({ contains: typed.trim() }, "replace"), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, view.contains, onChange]);
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
        aria-label={KIND_WORDS[kind].find}
        placeholder={`${KIND_WORDS[kind].find} (/)`}
        className={`${INPUT_CLASS} max-w-80`}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={({ key }) => {
          if (key === "Enter") onChange({ contains: typed.trim() }, "push");
        }}
      />
      {kind === "principal" ? (
        <select
          aria-label="Kind of principal"
          value={view.kind}
          className="h-8 rounded-md border border-edge bg-surface px-2"
          onChange={({ target }) => onChange({ kind: target.value }, "push")}
        >
          <option value="">All kinds</option>
          {[...new Set([...PRINCIPAL_KINDS, ...(view.kind === "" ? [] : [view.kind])])].map(
            (each) => (
              <option key={each} value={each}>
                {principalWord(each)}
              </option>
            ),
          )}
        </select>
      ) : null}
    </div>
  );
}
