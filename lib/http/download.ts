const TYPES = {
  ndjson: "application/x-ndjson; charset=utf-8",
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
} as const;

/** A streamed download. The file's name is ours: nothing from a log gets into a header. */
export function download(
  chunks: AsyncGenerator<Buffer>,
  fileName: string,
  format: keyof typeof TYPES,
): Response {
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return new Response(stream, { headers: headers(TYPES[format], fileName) });
}

/** Bytes as they are; browsers are told not to guess what they might be. */
export function downloadBytes(bytes: Uint8Array, fileName: string, type: string): Response {
  return new Response(new Uint8Array(bytes), { headers: headers(type, fileName) });
}

function headers(type: string, fileName: string): Record<string, string> {
  return {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${fileName}"`,
    "Cache-Control": "no-store, private",
    "X-Content-Type-Options": "nosniff",
  };
}
