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
  const number = kept !== null && /^\d{1,9}$/.test(kept) ? Number(kept) : null;
  return [number, (next) => keep(next === null ? null : String(next))];
}
