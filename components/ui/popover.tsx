"use client";

import { type ReactNode, useCallback, useId, useRef, useState } from "react";
import { buttonClass } from "./button";
import { useDismiss } from "./use-dismiss";

/** Place of a panel under its button; on a narrow screen it spans the width instead. */
function panelClass(align: "start" | "end"): string {
  const side = align === "end" ? "sm:right-0" : "sm:left-0";
  return `absolute top-full z-40 mt-1 max-sm:fixed max-sm:inset-x-2 max-sm:top-auto ${side} rounded-lg border border-line bg-raised shadow-lg`;
}

/** A button that opens a small panel beside it; focus returns to the button on Escape. */
export function Popover({
  label,
  button,
  children,
  align = "start",
  hotkey,
}: {
  /** Accessible name of button and panel. */
  readonly label: string;
  readonly button: ReactNode;
  /** The panel; call `close` after a choice. */
  readonly children: (close: () => void) => ReactNode;
  readonly align?: "start" | "end";
  /** Key that presses the button, announced to assistive technology. */
  readonly hotkey?: string;
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = useCallback(() => {
    setOpen(false);
    trigger.current?.focus();
  }, []);
  const dismiss = useCallback(
    (reason: "escape" | "outside") => (reason === "escape" ? close() : setOpen(false)),
    [close],
  );
  useDismiss(root, open, dismiss);

  return (
    <div ref={root} className="relative" data-no-print>
      <button
        ref={trigger}
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-keyshortcuts={hotkey}
        data-hotkey={hotkey}
        className={buttonClass()}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open ? (
        <div id={id} role="dialog" aria-label={label} className={panelClass(align)}>
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}
