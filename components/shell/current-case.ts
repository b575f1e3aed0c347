"use client";

import { useStored } from "@/components/ui/use-stored";
import { usePerson } from "./person";

/**
 * The number of the case that this person works on in this browser, null for none, and what chooses
 * another. Pins go into it without asking.
 */
export function useCurrentCase(): readonly [number | null, (number: number | null) => void] {
  const person = usePerson();
  const [kept, keep] = useStored("localStorage", `trailglass.case.${person?.id ?? ""}`);
  return [Number(kept) || null, (next) => keep(next ? `${next}` : null)];
}
