"use client";

import { useStored } from "@/components/ui/use-stored";

/** A choice of the reader that this browser keeps; null until it is made, and on the server. */
export function useKept(name: string): readonly [string | null, (value: string) => void] {
  return useStored("localStorage", `trailglass.${name}`);
}
