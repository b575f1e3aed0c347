import type { Route } from "next";
import { pageRoute } from "@/components/shell/page-route";

/** The page of a run of the validation; of all of them without one. */
export function runRoute(run: number | null): Route {
  return pageRoute(run === null ? "/integrity" : `/integrity/${run}`);
}
