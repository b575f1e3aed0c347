"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { setUrlParams } from "@/components/shell/url-params";
import { parseRuleList, printRuleList, type RuleListView } from "./rule-list-view";

/** What the page's link asks of the list of rules, and what writes a change into it. */
export function useRuleList() {
  const params = useSearchParams();
  return useMemo(() => ({ ...parseRuleList([...params]), change: changeView }), [params]);
}

/** `replace` while the reader types. */
function changeView(change: Partial<RuleListView>, how?: "push" | "replace"): void {
  setUrlParams(printRuleList(change), how);
}
