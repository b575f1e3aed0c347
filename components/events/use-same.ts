"use client";

import { useState } from "react";

/** The value, as the same object for as long as it says the same; for plain data. */
export function useSame<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
