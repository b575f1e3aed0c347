"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { setUrlParams } from "@/components/shell/url-params";
import { type ListView, parseListView, printListView } from "./list-view";

/** What the page's link asks of a list, and what writes a change into it. */
export function useListView() {
  const params = useSearchParams();
  return useMemo(() => ({ ...parseListView([...params]), change: changeView }), [params]);
}

/** `replace` while the reader types. */
function changeView(change: Partial<ListView>, how?: "push" | "replace"): void {
  setUrlParams(printListView(change), how);
}
