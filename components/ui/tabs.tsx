"use client";

import { type KeyboardEvent, type ReactNode, useId } from "react";

/** A row of tabs over one panel; arrows change the tab. */
export function Tabs<T extends string>({
  tabs,
  active,
  onChange,
  label,
  children,
}: {
  readonly tabs: readonly { readonly id: T; readonly label: string }[];
  readonly active: T;
  readonly onChange: (id: T) => void;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = tabs.findIndex((tab) => tab.id === active);
    const index = (at + step + tabs.length) % tabs.length;
    const next = tabs[index];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.id);
    const target = event.currentTarget.children[index];
    if (target instanceof HTMLElement) target.focus();
  };
  return (
    <>
      <div
        role="tablist"
        aria-label={label}
        className="mt-3 mb-3 flex gap-4 border-b border-line"
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === active}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === active ? 0 : -1}
            className="-mb-px h-8 border-b-2 border-transparent text-muted hover:text-ink aria-selected:border-accent aria-selected:text-ink"
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${active}`}>
        {children}
      </div>
    </>
  );
}
