"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { setUrlParams } from "@/components/shell/url-params";
import { parseRegionView, printRegionView, type RegionView } from "./region-view";

/** How the page's link wants the Regions shown, and what writes a change into it. */
export function useRegionView() {
  const params = useSearchParams();
  return useMemo(() => ({ ...parseRegionView([...params]), change: changeView }), [params]);
}

function changeView(change: Partial<RegionView>): void {
  setUrlParams(printRegionView(change));
}
