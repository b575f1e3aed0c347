import type { ScanStep } from "@/lib/api/analysis-contract";
import { ApiError } from "@/lib/api/fetch-json";

/** The lines of a stream of UTF-8 text, however its chunks are cut; empty lines are left out. */
export async function* readLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split("\n");
      rest = done ? "" : (lines.pop() ?? "");
      for (const line of lines) if (line.trim() !== "") yield line;
      if (done) return;
    }
  } finally {
    // Ends the request when the caller stops early; a stream that has ended takes no harm.
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * The steps of a reading, each with all counts so far. Throws ApiError when the server says that
 * it could not go on, or when the stream ends before the last step.
 */
export async function* readSteps(stream: ReadableStream<Uint8Array>): AsyncGenerator<ScanStep> {
  for await (const line of readLines(stream)) {
    const value = parse(line);
    if (isStep(value)) {
      yield value;
      if (value.done) return;
      continue;
    }
    throw new ApiError(errorOf(value) ?? { message: "The server answered with something else." });
  }
  throw new ApiError({ code: "unavailable", message: "The reading broke off before its end." });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isStep(value: unknown): value is ScanStep {
  return typeof value === "object" && value !== null && "histogram" in value && "done" in value;
}

function errorOf(value: unknown): { readonly message: string } | null {
  if (typeof value !== "object" || value === null || !("error" in value)) return null;
  const { error } = value;
  if (typeof error !== "object" || error === null || !("message" in error)) return null;
  return typeof error.message === "string" ? { ...error, message: error.message } : null;
}
