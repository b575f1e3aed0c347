import { recordOfRow, splitRow } from "@/lib/cloudtrail/export-row-text";
import type { RecordSlice } from "./block";
import type { BodyLimits } from "./body-limits";
import type { BodyWindow } from "./body-window";
import type { Cut, Cutter } from "./cutter";
import { problemSlice, slice } from "./read-record";
import { UNFINISHED } from "./scan-json";

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Walks a CSV export (RFC 4180; Athena, Lake): a header row, then one record per row. */
export class RowCutter implements Cutter {
  readonly kind = "export-csv";
  #columns: readonly string[] | null = null;

  constructor(private readonly limits: BodyLimits) {}

  cut(window: BodyWindow, from: number): Cut | "more" | "done" {
    const { bytes } = window;
    if (from >= bytes.length) return window.ended ? "done" : "more";
    const newline = endOfRow(bytes, from);
    if (newline === UNFINISHED) {
      if (!window.ended && bytes.length - from <= this.limits.recordBytes) return "more";
      return this.#unclosed(window, from);
    }
    if (newline === bytes.length && !window.ended) return "more";
    const end = bytes[newline - 1] === RETURN && newline > from ? newline - 1 : newline;
    const next = Math.min(newline + 1, bytes.length);
    if (end === from) return { slice: null, next };
    if (!this.#columns) {
      const isRead = end - from <= this.limits.recordBytes;
      this.#columns = (isRead && splitRow(window.text(from, end))) || [];
      return { slice: null, next };
    }
    return { slice: this.#row(window, from, end, this.#columns), next };
  }

  #row(window: BodyWindow, start: number, end: number, columns: readonly string[]): RecordSlice {
    if (end - start > this.limits.recordBytes) {
      const what = `The row has ${end - start} bytes; more than ${this.limits.recordBytes} are kept but not read.`;
      return problemSlice(window, start, end, "row", "record-too-large", what);
    }
    const text = window.text(start, end);
    const record = recordOfRow(columns, text);
    if (!record) {
      const what = `The row does not have the ${columns.length} columns of the header.`;
      return problemSlice(window, start, end, "row", "bad-row", what);
    }
    return slice(window, start, end, "row", record, text, null);
  }

  /** A quote without its pair: give up its line alone and read on behind it. */
  #unclosed(window: BodyWindow, from: number): Cut | "more" {
    const newline = window.bytes.indexOf(NEWLINE, from);
    if (newline >= 0) {
      const what = "A quoted cell of the row has no end.";
      return {
        slice: problemSlice(window, from, newline, "row", "bad-row", what),
        next: newline + 1,
      };
    }
    const end = window.bytes.length;
    if (!window.ended && end - from <= this.limits.valueBytes) return "more";
    const what = "The body breaks off inside this row, or the row has no end.";
    return {
      slice: problemSlice(window, from, end, "row", "truncated-record", what),
      next: end,
    };
  }
}

/** Offset of the line end of the row at `from`, the length at the end, or UNFINISHED inside quotes. */
function endOfRow(bytes: Buffer, from: number): number {
  let quoted = false;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === NEWLINE && !quoted) return at;
  }
  return quoted ? UNFINISHED : bytes.length;
}
