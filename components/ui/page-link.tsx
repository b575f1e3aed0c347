"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

/**
 * A link between pages for what every page shows. next/link does more for it (it fetches pages
 * before they are asked for) and would be 3 kB of each first visit.
 */
export function PageLink({ href, ...rest }: ComponentProps<"a"> & { readonly href: Route }) {
  const router = useRouter();
  const prefetch = () => router.prefetch(href);
  return (
    <a
      {...rest}
      href={href}
      onPointerEnter={prefetch}
      onFocus={prefetch}
      onClick={(event) => {
        if (isForBrowser(event)) return;
        event.preventDefault();
        router.push(href);
      }}
    />
  );
}

/** Presses that open another tab or window are left to the browser. */
function isForBrowser({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || ctrlKey || metaKey || shiftKey || altKey;
}
