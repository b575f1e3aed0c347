"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { PeriodParams } from "@/lib/api/period-contract";
import { readPeriodParams } from "@/lib/api/period-params";

/** The period and the accounts that the page's link asks for; the same object while they stay. */
export function usePeriodParams(): PeriodParams {
  const params = useSearchParams();
  const [from, to, scope] = ["from", "to", "scope"].map((name) => params.get(name));
  return useMemo(() => readPeriodParams({ from, to, scope }), [from, to, scope]);
}
