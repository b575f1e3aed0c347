import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** What is known of the request that something is done for. */
export interface RequestFacts {
  /** Names the request in the audit log and in the server's log. */
  readonly requestId: string;
  /** Where it came from, as the request or the last proxy says: a hint, no proof. Null if unknown. */
  readonly address: string | null;
  /** What the client says it is, cut. */
  readonly browser: string | null;
}

const MOST_BROWSER = 300;
const underWay = new AsyncLocalStorage<RequestFacts>();

/** The facts of a request, told by its headers. */
export function factsOf(headers: Pick<Headers, "get">): RequestFacts {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const browser = headers.get("user-agent")?.slice(0, MOST_BROWSER) ?? "";
  return {
    requestId: randomUUID(),
    address: /^[\da-f.:]{2,45}$/i.test(address) ? address : null,
    browser: browser === "" ? null : browser,
  };
}

/** Runs some work on behalf of a request: what it records says which one. */
export function withRequestFacts<Answer>(facts: RequestFacts, work: () => Answer): Answer {
  return underWay.run(facts, work);
}

/** The facts of the request under way; undefined on the command line and in the worker. */
export function requestFacts(): RequestFacts | undefined {
  return underWay.getStore();
}
