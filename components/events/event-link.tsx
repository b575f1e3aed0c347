"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { EventSearch } from "@/lib/search/event-search";
import type { EventSurroundings } from "./event-surroundings";

/** A link to another event that opens it in the same place; a new tab gets the same view. */
export function EventLink({
  eventKey,
  patch,
  around,
  className,
  children,
}: {
  readonly eventKey: string;
  /** What else changes with it, such as the tab. */
  readonly patch?: Partial<EventSearch> | undefined;
  readonly around: EventSurroundings;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <Link
      href={around.hrefOf(eventKey, patch)}
      prefetch={false}
      className={className}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        around.onOpen(eventKey, patch);
      }}
    >
      {children}
    </Link>
  );
}
