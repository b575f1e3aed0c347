import type { ErrorBody, QueryIssue } from "./contract";

/** A request that the API refused or that never arrived; carries what a person can act on. */
export class ApiError extends Error {
  readonly code: ErrorBody["error"]["code"] | "offline";
  readonly issues: readonly QueryIssue[];
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | null;
  /** When the server said that it may be asked again, from the answer on. */
  readonly retryAfterMs: number | null;

  constructor(
    error: Omit<Partial<ErrorBody["error"]>, "code"> & {
      readonly code?: ApiError["code"];
      readonly message: string;
    },
    retryAfterMs: number | null = null,
  ) {
    super(error.message);
    this.code = error.code ?? "internal";
    this.retryAfterMs = retryAfterMs;
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

/** True for what would be refused again as long as nothing else is asked. */
export function isRefused(error: unknown): boolean {
  return error instanceof ApiError && error.code === "invalid";
}

/** How long to wait after so many failures: as the server said, else 1 s, 2 s, 4 s, at most 30 s. */
export function retryDelayMs(failures: number, error: unknown): number {
  const asked = error instanceof ApiError ? error.retryAfterMs : null;
  return asked ?? Math.min(30_000, 1_000 * 2 ** failures);
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
    response = await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError({ code: "offline", message: "No answer. Is Trailglass still running?" });
  }
  if (response.ok) return response;
  throw new ApiError(await readError(response), readRetryAfter(response.headers));
}

/** Seconds, as our server writes them; a proxy's date counts as nothing said. */
function readRetryAfter(headers: Headers): number | null {
  const seconds = headers.get("retry-after") ?? "";
  return /^\d{1,5}$/.test(seconds) ? Number(seconds) * 1_000 : null;
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
