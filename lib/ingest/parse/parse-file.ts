import type { RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import { isGzip } from "@/lib/ingest/body/gzip-frame";
import { openBody } from "@/lib/ingest/body/open-body";
import { splitBlocks } from "@/lib/ingest/body/split-blocks";
import type { FileSummary } from "@/lib/ingest/write/claimed-file";
import { parseBlock } from "./parse-block";
import type { ParsedBlock } from "./parsed-block";

export interface ParsedBody {
  readonly objectSha256: string;
  /** Blocks in file order; the value returned at the end is what only then is known. */
  readonly blocks: AsyncGenerator<ParsedBlock, FileSummary>;
}

/**
 * Reads one object as a log file. Throws FileProblem at once, or while iterating, when it is none.
 * A file of one block keeps the gzip member it was delivered as: nothing is compressed again.
 * @param matcher the rules that its records are tried on, to its end; null: none
 */
export function parseFile(bytes: Buffer, matcher: RuleMatcher | null): ParsedBody {
  const { chunks, compression, objectSha256 } = openBody(bytes);
  const delivered = compression === "gzip" && isGzip(bytes) ? bytes : null;
  return { objectSha256, blocks: parseBlocks(chunks, delivered, matcher) };
}

async function* parseBlocks(
  chunks: AsyncIterable<Buffer>,
  delivered: Buffer | null,
  matcher: RuleMatcher | null,
): AsyncGenerator<ParsedBlock, FileSummary> {
  const blocks = splitBlocks(chunks);
  let offset = 0;
  let step = await blocks.next();
  while (!step.done) {
    const block = step.value;
    step = await blocks.next();
    const isOnly = offset === 0 && step.done === true;
    yield parseBlock(block, offset, isOnly ? delivered : null, matcher);
    offset += block.bytes.length;
  }
  const { kind, bodySha256, bodyBytes } = step.value;
  return {
    envelope: kind,
    bodySha256,
    bodyBytes,
    ruleRevision: matcher?.revision ?? null,
    ruleFaults: matcher?.takeFaults() ?? new Map(),
  };
}
