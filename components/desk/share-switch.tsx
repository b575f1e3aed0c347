"use client";

import { Icon } from "@/components/ui/icon";
import type { SavedView } from "@/lib/api/desk-contract";
import { toVisible } from "@/lib/format/visible";
import { useChangeView } from "./use-change-view";

/** Lets others see one's view, or not. Of somebody else's view it only says that it is shared. */
export function ShareSwitch({ view: { id, name, own, shared } }: { readonly view: SavedView }) {
  const change = useChangeView();
  if (!own) return <span>{shared ? "yes" : "no"}</span>;
  // Not disabled meanwhile: a disabled switch would lose the focus.
  const flip = () => {
    if (!change.isPending) change.mutate({ id, action: { action: "share", shared: !shared } });
  };
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-checked={shared}
        aria-label={`Share ${toVisible(name)}`}
        aria-busy={change.isPending}
        className="inline-flex h-6 items-center gap-1.5 rounded-md pe-1"
        onClick={flip}
      >
        <span
          aria-hidden="true"
          className={`inline-flex h-4 w-7 rounded-full border border-edge p-px ${shared ? "justify-end bg-accent" : "bg-surface"}`}
        >
          <span
            className={`size-3 rounded-full ${shared ? "bg-on-accent" : "bg-edge"}`}
            data-mark
          />
        </span>
        {shared ? "yes" : "no"}
      </button>
      {change.isError ? (
        <p role="alert" className="flex items-start gap-1 text-xs text-bad">
          <Icon name="circle-exclamation-point" size={12} className="mt-0.5 shrink-0" />
          {change.error.message}
        </p>
      ) : null}
    </>
  );
}
