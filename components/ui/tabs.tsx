"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";

/** A row of tabs over one panel; arrows, Home and End change the tab. */
export function Tabs<T extends string>({
  tabs,
  active,
  onChange,
  label,
  children,
}: {
  readonly tabs: readonly {
    readonly id: T;
    readonly label: string;
    /** Key that opens the tab from anywhere, announced to assistive technology. */
    readonly hotkey?: string;
  }[];
  readonly active: T;
  readonly onChange: (id: T) => void;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  // On a narrow screen the row scrolls; the open tab may be opened from elsewhere.
  useEffect(() => {
    const tab = row.current?.children[tabs.findIndex((each) => each.id === active)];
    tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [tabs, active]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex((tab) => tab.id === active);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const index = next === undefined ? undefined : (next + tabs.length) % tabs.length;
    const tab = index === undefined ? undefined : tabs[index];
    if (index === undefined || tab === undefined) return;
    event.preventDefault();
    onChange(tab.id);
    const target = event.currentTarget.children[index];
    if (target instanceof HTMLElement) target.focus();
  };
  return (
    <>
      <div
        ref={row}
        role="tablist"
        aria-label={label}
        className="flex shrink-0 gap-4 overflow-x-auto border-b border-line px-3"
        onKeyDown={onKeyDown}
        data-no-print
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            title={tab.hotkey === undefined ? undefined : `${tab.label} (${tab.hotkey})`}
            aria-keyshortcuts={tab.hotkey}
            aria-selected={tab.id === active}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === active ? 0 : -1}
            className="h-8 min-w-6 shrink-0 border-b-2 border-transparent text-muted hover:text-ink focus-visible:outline-offset-[-2px] aria-selected:border-accent aria-selected:text-ink"
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${active}`}
        className="min-h-0 flex-1 overflow-auto p-3"
        data-print-flow
      >
        {children}
      </div>
    </>
  );
}
