"use client";

import { type RefObject, useLayoutEffect } from "react";
import { focusList } from "./focus-list";

/**
 * For a part that opened beside another: when it goes with the focus inside, the focus returns to
 * where it came from, or to the list of the page when that is gone.
 */
export function useReturnFocus(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const node = part.current;
    const from = document.activeElement;
    return () => {
      // Runs just before the part is taken out of the page.
      if (!node?.contains(document.activeElement)) return;
      const isThere = from instanceof HTMLElement && from.isConnected && from !== document.body;
      if (isThere) from.focus();
      else focusList();
    };
  }, [part]);
}
