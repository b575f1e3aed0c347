import { pageRoute } from "@/components/shell/page-route";
import type { CasesAsked } from "@/lib/api/case-queries";

/** The page of cases that a filter asks for; what is empty is left out. */
export function caseListHref(asked: CasesAsked) {
  const given = Object.entries(asked).filter(([, value]) => value !== "");
  const text = new URLSearchParams(given).toString();
  return pageRoute(text === "" ? "/cases" : `/cases?${text}`);
}

/** Whether some cases may be left out. */
export function isNarrowed(asked: CasesAsked): boolean {
  return Object.keys(asked).some((name) => name !== "sort" && name !== "page");
}
