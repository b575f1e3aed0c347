"use client";

import { type ReactNode, useState } from "react";
import { Icon } from "@/components/ui/icon";

/** A part that is folded away under its name until it is wanted. */
export function Fold({
  name,
  of,
  isOpenAtFirst = false,
  children,
}: {
  readonly name: string;
  /** What the part belongs to, for assistive technology. */
  readonly of: string;
  readonly isOpenAtFirst?: boolean;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        className="-mx-1 flex min-h-6 items-center gap-1 rounded-sm px-1 text-start hover:bg-hover"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? "chevron-down" : "chevron-right"} size={14} className="shrink-0" />
        <span>
          {name}
          <span className="sr-only"> of {of}</span>
        </span>
      </button>
      {isOpen ? children : null}
    </>
  );
}
