"use client";

import { useEffect, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";

/** The link to copy by hand, where the browser does not let a page write to the clipboard. */
export function LinkByHand({
  text,
  onClose,
}: {
  readonly text: string;
  readonly onClose: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <Dialog title="Copy this link" open onClose={onClose}>
      <p className="mb-2">
        This browser does not let the page write to the clipboard. The link is selected: copy it
        with Ctrl C.
      </p>
      <textarea
        ref={field}
        readOnly
        data-focus
        rows={4}
        aria-label="Link"
        value={text}
        className="w-full resize-none rounded-md border border-edge bg-surface p-2 font-mono text-xs"
      />
    </Dialog>
  );
}
