"use client";

import { type RefObject, useEffect, useState } from "react";

/** Whether an element is on screen or close to it; false until that was seen. */
export function useInView(element: RefObject<Element | null>, margin = "300px 0px"): boolean {
  const [isIn, setIn] = useState(false);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => setIn(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: margin },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, margin]);
  return isIn;
}
