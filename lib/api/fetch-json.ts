import type { ErrorBody, QueryIssue } from "./contract";

/** A request that the API refused or that never arrived; carries what a person can act on. */
export class ApiError extends Error {
  readonly code: ErrorBody["error"]["code"] | "offline";
  readonly issues: readonly QueryIssue[];
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | null;

  constructor(error: Partial<ErrorBody["error"]> & { readonly message: string }, offline = false) {
    super(error.message);
    this.name = "ApiError";
    this.code = offline ? "offline" : (error.code ?? "internal");
    this.issues = error.issues ?? [];
    this.fields = error.fields ?? {};
    this.requestId = error.requestId ?? null;
  }
}

/** True for an error that asking again may mend: not for a wrong query or a missing thing. */
export function isWorthRetrying(error: unknown): boolean {
  return (
    !(error instanceof ApiError) ||
    ["unavailable", "timeout", "too_many", "offline"].includes(error.code)
  );
}

/** GET as JSON. Throws `ApiError`, or the browser's AbortError when the signal fires. */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return await request<T>(path, signal === undefined ? {} : { signal });
}

/** POST a JSON body, read a JSON answer. Throws `ApiError`. */
export async function postJson<T>(path: string, body: unknown): Promise<T> {
  return await request<T>(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** A body to be read bit by bit. Throws as `fetchJson` does when it does not begin. */
export async function fetchStream(
  path: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const { body } = await respond(path, { signal });
  if (body === null) throw new ApiError({ message: "The server answered with nothing." });
  return body;
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  return (await (await respond(path, init)).json()) as T;
}

async function respond(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: "same-origin" });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError(
      { message: "The server cannot be reached. Is Trailglass still running?" },
      true,
    );
  }
  if (response.ok) return response;
  throw new ApiError(await readError(response));
}

async function readError(response: Response): Promise<ErrorBody["error"]> {
  try {
    const body = (await response.json()) as Partial<ErrorBody>;
    if (typeof body.error?.message === "string") return body.error;
  } catch {
    // Not JSON: an answer from a proxy or a crash; the status is all there is to say.
  }
  return {
    code: response.status === 404 ? "not_found" : "internal",
    message: `The server answered ${response.status} without saying why.`,
  };
}
