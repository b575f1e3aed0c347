import { setMaxListeners } from "node:events";
import type { Reader } from "@/lib/auth/reader";

/**
 * Answers as a stream of JSON lines. The first one is awaited, so that what is wrong with the
 * question is answered as any error is. When the client goes away, the reader that the lines are
 * asked with ends the query that runs.
 * @param lines asks with the reader it is given; it is drawn from only as fast as the client reads
 */
export async function streamLines(
  reader: Reader,
  lines: (reader: Reader) => AsyncGenerator<unknown>,
): Promise<Response> {
  const left = new AbortController();
  const signals = reader.signal ? [reader.signal, left.signal] : [left.signal];
  const signal = AbortSignal.any(signals);
  // One step asks many questions at once, and each listens for the client going away.
  setMaxListeners(0, signal);
  const asked = lines({ ...reader, signal });
  let next: IteratorResult<unknown, unknown> | null = await asked.next();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = next ?? (await asked.next());
      next = null;
      if (done) controller.close();
      else controller.enqueue(Buffer.from(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      left.abort();
      await asked.return(undefined);
    },
  });
  return new Response(stream, {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Cache-Control": "no-store, private",
      "X-Content-Type-Options": "nosniff",
      // A proxy that collects the answer would hold back the progress it tells of.
      "X-Accel-Buffering": "no",
    },
  });
}
