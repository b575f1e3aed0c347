"use client";

import { useEffect, useState } from "react";

const LOOK_AGAIN_MS = 150;

/**
 * Printing with all parts of a page, also those that load only when they are looked at: they are
 * mounted first, and the browser prints when nothing on the page is still loading. Ctrl+P does the
 * same.
 */
export function usePrintAll(): { readonly printing: boolean; readonly print: () => void } {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing) return;
    const timer = setInterval(() => {
      if (document.querySelector("main .skeleton") !== null) return;
      clearInterval(timer);
      window.print();
      setPrinting(false);
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [printing]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey)) return;
      if (event.shiftKey || event.altKey) return;
      event.preventDefault();
      setPrinting(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return { printing, print: () => setPrinting(true) };
}
