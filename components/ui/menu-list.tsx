"use client";

import { type KeyboardEvent, useRef } from "react";

export interface MenuItem {
  readonly label: string;
  readonly detail?: string;
  /** Key that does the same without the menu. */
  readonly hotkey?: string | undefined;
  /** Exactly one of the two: what happens, or the file that is fetched. */
  readonly onSelect?: () => void;
  readonly download?: string;
}

const ITEM =
  "flex min-h-6 w-full items-baseline gap-4 rounded-md px-3 py-1.5 text-start text-ink no-underline hover:bg-hover focus:bg-hover";

/** The commands of a menu; arrows, Home and End move. The first one takes the focus. */
export function MenuList({
  items,
  close,
}: {
  readonly items: readonly MenuItem[];
  readonly close: () => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const targets = [...(list.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];
    const focused = document.activeElement;
    const at = focused instanceof HTMLElement ? targets.indexOf(focused) : -1;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    targets.at(next % targets.length)?.focus();
  };
  return (
    <ul ref={list} className="min-w-56 p-1" onKeyDown={onKeyDown}>
      {items.map((item, index) => {
        const shared = {
          "data-item": true,
          // The panel has just been opened by the reader: focus belongs on its first entry.
          ref: index === 0 ? focusOnce : undefined,
          className: ITEM,
          "aria-keyshortcuts": item.hotkey,
        };
        return (
          <li key={item.label}>
            {item.download === undefined ? (
              <button
                type="button"
                {...shared}
                onClick={() => {
                  close();
                  item.onSelect?.();
                }}
              >
                <ItemText item={item} />
              </button>
            ) : (
              <a {...shared} href={item.download} download onClick={close}>
                <ItemText item={item} />
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function ItemText({ item }: { readonly item: MenuItem }) {
  return (
    <>
      <span className="flex-1">
        {item.label}
        {item.detail === undefined ? null : (
          <span className="block text-xs text-muted">{item.detail}</span>
        )}
      </span>
      {item.hotkey === undefined ? null : (
        <kbd className="font-mono text-xs text-muted">{item.hotkey}</kbd>
      )}
    </>
  );
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
