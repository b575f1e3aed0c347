import { resolve } from "node:path";

/** A route handler, as Next calls it. */
export type Route = (
  request: Request,
  context: { params: Promise<Readonly<Record<string, string>>> },
) => Promise<Response>;

const api = resolve(import.meta.dirname, "../../../app/api");

/** A handler of a route by its path below `/api`, found by its file as Next finds it. */
export async function routeAt(path: string, method: "GET" | "POST" = "GET"): Promise<Route> {
  const handlers: Record<typeof method, Route> = await import(resolve(api, path, "route.ts"));
  return handlers[method];
}
