"use client";

import { useRef, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import type { EventSearch } from "@/lib/search/event-search";
import { EventToolbarLabel } from "./event-toolbar-label";

const ExportDialog = onDemand(() =>
  import("./export-dialog").then((module) => module.ExportDialog),
);

/** Saves the whole result, not only what is on screen. */
export function ExportMenu({ view }: { readonly view: EventSearch }) {
  // Null until it is opened first; then it stays, so that a running export can be looked at again.
  const [open, setOpen] = useState<boolean | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const show = () => {
    // Opened by its key as well: the dialog gives the focus back to where it is now.
    opener.current?.focus();
    setOpen(true);
  };
  useShortcuts({ E: show });
  return (
    <>
      <Button ref={opener} aria-haspopup="dialog" aria-keyshortcuts="E" onClick={show}>
        <EventToolbarLabel icon="download" title="Export (E)">
          Export
        </EventToolbarLabel>
      </Button>
      {open === null ? null : (
        <ExportDialog view={view} open={open} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
