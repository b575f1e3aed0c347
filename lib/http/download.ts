const TYPES = {
  ndjson: "application/x-ndjson; charset=utf-8",
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  zip: "application/zip",
} as const;

/**
 * A streamed download, read no faster than it is taken. When the chunks end in an error the
 * connection is broken off, so that the file does not look whole.
 */
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

/** What is said of a download without beginning it. */
export function emptyDownload(format: keyof typeof TYPES): Response {
  return new Response(null, { headers: headers(TYPES[format]) });
}

/** Bytes as they are; browsers are told not to guess what they might be. */
export function downloadBytes(bytes: Uint8Array, fileName: string, type: string): Response {
  return new Response(new Uint8Array(bytes), { headers: headers(type, fileName) });
}

function headers(type: string, fileName?: string): Record<string, string> {
  // File names are ours. Should one ever hold another text, it cannot leave its quotes (RFC 6266).
  const name = fileName === undefined ? "" : `; filename="${fileName.replace(/[^\w.-]/g, "_")}"`;
  return {
    "Content-Type": type,
    "Content-Disposition": `attachment${name}`,
    "Cache-Control": "no-store, private",
    "X-Content-Type-Options": "nosniff",
  };
}
