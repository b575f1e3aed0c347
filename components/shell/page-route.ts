import type { Route } from "next";

/**
 * A path that was kept as text, as one that the router takes. Anything that could lead to another
 * host is the start page instead.
 */
export function pageRoute(path: string): Route {
  return /^\/(?![/\\])/.test(path) ? (path as Route) : "/";
}
