"use client";

import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { Popover } from "./popover";

export interface MenuItem {
  readonly label: string;
  readonly detail?: string;
  /** Exactly one of the two: what happens, or the file that is fetched. */
  readonly onSelect?: () => void;
  readonly download?: string;
}

/** A button with a short list of commands; arrows, Home and End move, Escape closes. */
export function Menu({
  label,
  button,
  items,
  align = "end",
}: {
  readonly label: string;
  readonly button: ReactNode;
  readonly items: readonly MenuItem[];
  readonly align?: "start" | "end";
}) {
  return (
    <Popover label={label} button={button} align={align}>
      {(close) => <MenuList items={items} close={close} />}
    </Popover>
  );
}

const ITEM =
  "block w-full rounded-md px-3 py-1.5 text-start text-ink no-underline hover:bg-hover focus:bg-hover";

function MenuList({
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
        const text = (
          <>
            {item.label}
            {item.detail === undefined ? null : (
              <span className="block text-xs text-muted">{item.detail}</span>
            )}
          </>
        );
        return (
          <li key={item.label}>
            {item.download === undefined ? (
              <button
                type="button"
                data-item
                // The panel has just been opened by the reader: focus belongs on its first entry.
                ref={index === 0 ? focusOnce : undefined}
                className={ITEM}
                onClick={() => {
                  close();
                  item.onSelect?.();
                }}
              >
                {text}
              </button>
            ) : (
              <a
                data-item
                ref={index === 0 ? focusOnce : undefined}
                className={ITEM}
                href={item.download}
                download
                onClick={close}
              >
                {text}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
