"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { setUrlParams } from "@/components/shell/url-params";
import { type AlertView, parseAlertView, printAlertView } from "./alert-view";

/** What the page's link asks of the list, and what writes a change into it. */
export function useAlertView() {
  const params = useSearchParams();
  return useMemo(
    () => ({
      ...parseAlertView([...params]),
      time: { from: params.get("from") ?? undefined, to: params.get("to") ?? undefined },
      change: changeView,
    }),
    [params],
  );
}

/** `replace` while the reader types. */
function changeView(change: Partial<AlertView>, how?: "push" | "replace"): void {
  setUrlParams(printAlertView(change), how);
}
