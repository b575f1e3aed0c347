import { afterEach, expect, test, vi } from "vitest";
import { ApiError, fetchJson, retryDelayMs } from "./fetch-json";

afterEach(() => vi.unstubAllGlobals());

async function failure(response: () => Response | Promise<never>): Promise<ApiError> {
  vi.stubGlobal("fetch", async () => await response());
  const error: unknown = await fetchJson("/api/x").catch((thrown: unknown) => thrown);
  if (!(error instanceof ApiError)) throw new Error("No ApiError was thrown.");
  return error;
}

const answer = (retryAfter?: string) =>
  Response.json(
    { error: { code: "too_many", message: "Too many questions." } },
    { status: 429, headers: retryAfter === undefined ? {} : { "Retry-After": retryAfter } },
  );

test("a refusal says when to ask again, as far as the server did", async () => {
  expect(await failure(() => answer("7"))).toMatchObject({ code: "too_many", retryAfterMs: 7_000 });
  for (const unread of [undefined, "soon", "-1", "Wed, 21 Oct 2026 07:28:00 GMT"]) {
    expect((await failure(() => answer(unread))).retryAfterMs).toBeNull();
  }
});

test("a server that does not answer is offline", async () => {
  expect(await failure(() => Promise.reject(new TypeError("failed")))).toMatchObject({
    code: "offline",
    retryAfterMs: null,
  });
});

test("asking again waits as long as the server said, else longer each time", () => {
  const error = new ApiError({ message: "no" }, 7_000);
  expect([0, 1, 2].map((failures) => retryDelayMs(failures, error))).toEqual([7000, 7000, 7000]);
  expect([0, 1, 9].map((failures) => retryDelayMs(failures, new Error("no")))).toEqual([
    1000, 2000, 30_000,
  ]);
});
