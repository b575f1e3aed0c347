"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "./icon";

const PLACES = {
  center: "m-auto max-h-[85dvh] w-[min(40rem,calc(100vw-2rem))] rounded-lg",
  side: "m-0 h-dvh max-h-none w-[min(20rem,calc(100vw-3rem))]",
} as const;

/** A modal dialog, or a sheet from the side. The browser keeps focus inside and gives it back. */
export function Dialog({
  title,
  open,
  onClose,
  place = "center",
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly place?: keyof typeof PLACES;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && dialog.current?.open === false) {
      dialog.current.showModal();
      // The browser would take the Close button, which comes first.
      dialog.current.querySelector<HTMLElement>("[data-focus]")?.focus();
    }
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    // A press on the backdrop lands on the dialog itself; Escape is the browser's own.
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      onPointerDown={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
      className={`overflow-auto border border-line bg-raised p-0 text-ink shadow-lg ${PLACES[place]}`}
    >
      {open ? (
        <div className="p-4">
          <div className="mb-3 flex items-center justify-between gap-2">
            <h2 className="text-lg font-semibold">{title}</h2>
            <button
              type="button"
              aria-label="Close"
              className="rounded-sm p-1 hover:bg-hover"
              onClick={() => dialog.current?.close()}
            >
              <Icon name="x" size={18} />
            </button>
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
