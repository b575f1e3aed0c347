import type { Route } from "next";
import { pageRoute } from "@/components/shell/page-route";

/** The page of one rule. */
export function ruleRoute(id: number, part: "" | "/edit" = ""): Route {
  return pageRoute(`/rules/${id}${part}`);
}
