"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { setUrlParams } from "@/components/shell/url-params";
import { type CoverageView, parseCoverageView, printCoverageView } from "./coverage-view";

/** How the page's link wants the coverage shown, and what writes a change into it. */
export function useCoverageView() {
  const params = useSearchParams();
  return useMemo(() => ({ ...parseCoverageView([...params]), change: changeView }), [params]);
}

function changeView(change: Partial<CoverageView>): void {
  setUrlParams(printCoverageView(change));
}
