"use client";

import { useQuery } from "@tanstack/react-query";
import { coverageQuery } from "@/lib/api/query-help-queries";

const NONE: readonly string[] = [];

/** The accounts that the reader may choose from; none until they are known. */
export function useAccounts(): readonly string[] {
  const { data } = useQuery({ ...coverageQuery({ q: "" }), staleTime: 300_000 });
  return data?.accounts ?? NONE;
}
