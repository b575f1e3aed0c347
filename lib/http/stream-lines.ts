import type { Reader } from "@/lib/auth/reader";
import { readerUntil } from "@/lib/auth/reader-until";
import { toErrorBody } from "./error-body";

/**
 * Answers as a stream of JSON lines. The first one is awaited, so that what is wrong with the
 * question is answered as any error is; a later error is the last line, in the shape that every
 * failed request has. When the client goes away, the reader that the lines are
 * asked with ends the query that runs.
 * @param lines asks with the reader it is given; it is drawn from only as fast as the client reads
 */
export async function streamLines(
  reader: Reader,
  lines: (reader: Reader) => AsyncGenerator<unknown>,
): Promise<Response> {
  const left = new AbortController();
  const asking = readerUntil(reader, left.signal);
  const asked = lines(asking);
  let next: IteratorResult<unknown, unknown> | null = await asked.next();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const send = (line: unknown) => controller.enqueue(Buffer.from(`${JSON.stringify(line)}\n`));
      try {
        const { done, value } = next ?? (await asked.next());
        next = null;
        if (done) controller.close();
        else send(value);
      } catch (error) {
        // Nobody is left to be told.
        if (asking.signal.aborted) throw error;
        send(toErrorBody(error));
        controller.close();
      }
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
