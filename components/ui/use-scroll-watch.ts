"use client";

import { type RefObject, useEffect, useRef } from "react";
import { flushSync } from "react-dom";

/**
 * Calls `look` whenever an element is scrolled or changes its size, with what it was at the last
 * drawing. What it sets is drawn before the next picture: fast scrolling shows no empty rows.
 */
export function useScrollWatch(target: RefObject<HTMLElement | null>, look: () => void): void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const onScroll = () => flushSync(() => latest.current());
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [target]);
}
