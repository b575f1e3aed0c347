import { isRecordLike } from "@/lib/cloudtrail/is-record-like";
import type { Block, BodySummary, EnvelopeKind, RecordSlice } from "./block";
import { BODY_LIMITS, type BodyLimits } from "./body-limits";
import { BodyWindow } from "./body-window";
import type { Cutter } from "./cutter";
import { ElementCutter } from "./element-cutter";
import { detectEnvelope, type Envelope, notCloudTrail } from "./envelope";
import { FileProblem } from "./file-problem";
import { shifted } from "./read-record";
import { RowCutter } from "./row-cutter";

/**
 * Cuts a decompressed body into blocks at record boundaries, without losing a byte: the blocks'
 * bytes joined are the body, whatever it holds. A block has at most 512 records and 1 MiB, unless
 * one record (with the bytes before it) is larger. A record that cannot be read is a slice with a
 * problem; the records around it are read.
 *
 * Returns the summary with the body's SHA-256. Nothing of the body counts before that: a damaged
 * gzip checksum or a limit shows only at the end. Throws FileProblem when the whole file is no log.
 */
export async function* splitBlocks(
  chunks: AsyncIterable<Buffer>,
  limits: BodyLimits = BODY_LIMITS,
): AsyncGenerator<Block, BodySummary> {
  const window = new BodyWindow(chunks);
  try {
    const envelope = await findEnvelope(window);
    const cutter = cutterFor(envelope, limits);
    const stacker = new BlockStacker(window, limits);
    // Bytes before `at` are walked; those before the stacker's `end` belong to records.
    let at = envelope.start;
    for (;;) {
      const cut = cutter.cut(window, at);
      if (cut === "done") break;
      if (cut === "more") {
        await window.grow();
        continue;
      }
      at = cut.next;
      const full = cut.slice && stacker.add(cut.slice);
      if (full) {
        at -= full.bytes.length;
        assertCloudTrail(full, cutter.kind);
        yield full;
      }
      while (at > limits.blockBytes) {
        const block = stacker.flush();
        at -= block.bytes.length;
        assertCloudTrail(block, cutter.kind);
        yield block;
      }
    }
    // A slice without bytes may be left: the body broke off between records.
    if (window.bytes.length > 0 || !stacker.isEmpty) {
      const block = stacker.flush(window.bytes.length);
      assertCloudTrail(block, cutter.kind);
      yield block;
    }
    return {
      kind: cutter.kind,
      bodySha256: window.sha256(),
      bodyBytes: window.base,
      records: stacker.records,
      problems: stacker.problems,
    };
  } finally {
    await window.close();
  }
}

/** Collects slices until a block is full. */
class BlockStacker {
  records = 0;
  problems = 0;
  #slices: RecordSlice[] = [];
  /** End of the last slice in the window: where a block may end. */
  #end = 0;

  constructor(
    private readonly window: BodyWindow,
    private readonly limits: BodyLimits,
  ) {}

  get isEmpty(): boolean {
    return this.#slices.length === 0;
  }

  /** Adds a slice; returns the block that had to make room for it. */
  add(found: RecordSlice): Block | null {
    const { blockBytes, blockRecords, records } = this.limits;
    const isFull = this.#slices.length >= blockRecords || found.end > blockBytes;
    const block = isFull && this.#slices.length > 0 ? this.flush() : null;
    const record = shifted(found, block?.bytes.length ?? 0);
    this.#slices.push(record);
    this.#end = record.end;
    if (record.problem) this.problems += 1;
    else this.records += 1;
    if (this.records + this.problems > records) {
      throw new FileProblem(
        "too-many-records",
        `The file holds more than ${records} records, the limit for one file. Split it and import the parts.`,
      );
    }
    return block;
  }

  /** Takes a block with the slices collected, which ends with the last of them unless told. */
  flush(length = this.#slices.length > 0 ? this.#end : this.limits.blockBytes): Block {
    const firstOrdinal = this.records + this.problems - this.#slices.length;
    const block = { firstOrdinal, bytes: this.window.take(length), records: this.#slices };
    this.#slices = [];
    this.#end = 0;
    return block;
  }
}

async function findEnvelope(window: BodyWindow): Promise<Envelope> {
  for (;;) {
    const envelope = detectEnvelope(window.bytes, window.ended);
    if (envelope !== "more") return envelope;
    await window.grow();
  }
}

function cutterFor(envelope: Envelope, limits: BodyLimits): Cutter {
  if (envelope.layout === "rows") return new RowCutter(limits);
  if (envelope.layout === "digest") return DIGEST_CUTTER;
  return new ElementCutter(envelope, limits);
}

/** A digest file is kept byte for byte and holds no records; lib/digest reads it whole. */
const DIGEST_CUTTER: Cutter = {
  kind: "digest",
  cut(window, from) {
    if (from < window.bytes.length) return { slice: null, next: window.bytes.length };
    return window.ended ? "done" : "more";
  },
};

/**
 * Only `{Records:[…]}` says by itself that it comes from CloudTrail. Any other JSON or CSV must
 * show a record in its first block.
 */
function assertCloudTrail(block: Block, kind: EnvelopeKind): void {
  if (kind === "records" || block.firstOrdinal > 0 || block.records.length === 0) return;
  if (block.records.some((record) => isRecordLike(record.value))) return;
  if (block.records.some((record) => record.problem === null)) throw notCloudTrail(block.bytes);
  const first = block.records[0]?.problem?.detail ?? "";
  throw new FileProblem(
    "not-json",
    `No record could be read from the start of the file, so it was not read further. ${first}`,
  );
}
