import { createHash } from "node:crypto";
import type { EventExport } from "./export-events";
import { type ExportRequest, type ExportResult, manifestText } from "./export-manifest";

/** One file of an export. Its bytes are read once, to their end, before the next file is asked for. */
export interface ExportFile {
  readonly name: string;
  readonly chunks: AsyncIterable<Buffer>;
}

/** The events file with its hash taken as it passes, and the files that say how to check it. */
export interface ExportPackage {
  readonly events: ExportFile;
  /** events, manifest.json, SHA256SUMS: `sha256sum -c SHA256SUMS` beside them finds nothing wrong. */
  files(): AsyncGenerator<ExportFile>;
  /** What the events file holds; of one that was not read to its end, `complete` is false. */
  result(): ExportResult;
}

export function packExport(request: ExportRequest, exported: EventExport): ExportPackage {
  const hash = createHash("sha256");
  const name = `events.${request.format}`;
  let bytes = 0;
  let complete = false;

  async function* measured(): AsyncGenerator<Buffer> {
    for await (const chunk of exported.chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    complete = true;
  }

  const events = { name, chunks: measured() };
  const result = (): ExportResult => ({
    asof: exported.asof,
    tally: exported.tally,
    complete,
    file: { name, bytes, sha256: hash.copy().digest("hex") },
  });
  async function* files(): AsyncGenerator<ExportFile> {
    yield events;
    const manifest = manifestText(request, result(), await exported.integrity());
    yield textFile("manifest.json", manifest);
    const sums = [
      [result().file.sha256, name],
      [createHash("sha256").update(manifest).digest("hex"), "manifest.json"],
    ];
    yield textFile("SHA256SUMS", sums.map((line) => `${line.join("  ")}\n`).join(""));
  }
  return { events, files, result };
}

function textFile(name: string, text: string): ExportFile {
  async function* chunks(): AsyncGenerator<Buffer> {
    yield Buffer.from(text);
  }
  return { name, chunks: chunks() };
}
