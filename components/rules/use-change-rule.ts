"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RuleAction } from "@/lib/api/rule-contract";
import { changeRule } from "@/lib/api/rule-queries";

/** Decides something about a rule; all pages of rules are asked for anew then. */
export function useChangeRule(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: RuleAction) => changeRule(id, action),
    onSuccess: () => client.invalidateQueries({ queryKey: ["rules"] }),
  });
}
