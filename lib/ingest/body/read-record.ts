import type { RecordForm, RecordProblem, RecordProblemReason, RecordSlice } from "./block";
import type { BodyLimits } from "./body-limits";
import type { BodyWindow } from "./body-window";

const PREVIEW_CHARACTERS = 4096;

/** The JSON record at `[start, end)`: parsed, or with the problem that keeps it from being read. */
export function readJsonRecord(
  window: BodyWindow,
  start: number,
  end: number,
  limits: BodyLimits,
): RecordSlice {
  if (end - start > limits.recordBytes) return tooLarge(window, start, end, "json", limits);
  return fromText(window, start, end, "json", window.text(start, end), limits);
}

/** The record inside the JSON string literal at `[start, end)`. */
export function readStringRecord(
  window: BodyWindow,
  start: number,
  end: number,
  limits: BodyLimits,
): RecordSlice {
  if (end - start > limits.recordBytes) return tooLarge(window, start, end, "string", limits);
  const literal = window.text(start, end);
  const text = parse(literal);
  if (typeof text === "string") return fromText(window, start, end, "string", text, limits);
  return problemSlice(
    window,
    start,
    end,
    "string",
    "not-json",
    "Text was expected where the record should be.",
  );
}

/** A stretch of bytes that is kept and cannot be read as a record. */
export function problemSlice(
  window: BodyWindow,
  start: number,
  end: number,
  form: RecordForm,
  reason: RecordProblemReason,
  what: string,
): RecordSlice {
  const detail = `${what} It begins at byte ${window.base + start} of the body.`;
  const text = window.text(start, Math.min(end, start + PREVIEW_CHARACTERS));
  return slice(window, start, end, form, undefined, text, { reason, detail });
}

/** The slice of a record that is not there: the body breaks off, or its value could be mapped. */
export function slice(
  window: BodyWindow,
  start: number,
  end: number,
  form: RecordForm,
  value: unknown,
  text: string,
  problem: RecordProblem | null,
): RecordSlice {
  return window.isUtf8(start, end)
    ? { start, end, form, value, text, problem }
    : { start, end, form, value, text, problem, flags: ["invalid-utf8"] };
}

/** The slice `offset` bytes further left, as it lies once earlier bytes were taken away. */
export function shifted(record: RecordSlice, offset: number): RecordSlice {
  return offset === 0
    ? record
    : { ...record, start: record.start - offset, end: record.end - offset };
}

function fromText(
  window: BodyWindow,
  start: number,
  end: number,
  form: RecordForm,
  text: string,
  limits: BodyLimits,
): RecordSlice {
  const value = parse(text);
  let problem: RecordProblem | null = null;
  if (value === undefined) {
    problem = {
      reason: "not-json",
      detail: `The record is not valid JSON. ${place(window, start)}`,
    };
  } else if (value === null || typeof value !== "object" || Array.isArray(value)) {
    problem = {
      reason: "not-object",
      detail: `A JSON object was expected for a record. ${place(window, start)}`,
    };
  } else if (isDeeperThan(limits.depth, text)) {
    problem = {
      reason: "too-deep",
      detail: `The record is nested deeper than ${limits.depth} levels. ${place(window, start)}`,
    };
  }
  return slice(window, start, end, form, problem ? undefined : value, text, problem);
}

function place(window: BodyWindow, start: number): string {
  return `It begins at byte ${window.base + start} of the body.`;
}

function tooLarge(
  window: BodyWindow,
  start: number,
  end: number,
  form: RecordForm,
  limits: BodyLimits,
): RecordSlice {
  const what = `The record has ${end - start} bytes; more than ${limits.recordBytes} are kept but not read.`;
  return problemSlice(window, start, end, form, "record-too-large", what);
}

/** Undefined when the text is not JSON (JSON itself has no undefined). */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nesting of a valid JSON text. Few texts have enough brackets to be worth the exact count. */
function isDeeperThan(limit: number, text: string): boolean {
  let brackets = 0;
  for (const bracket of ["{", "["]) {
    for (
      let at = text.indexOf(bracket);
      at >= 0 && brackets <= limit;
      at = text.indexOf(bracket, at + 1)
    ) {
      brackets += 1;
    }
  }
  return brackets > limit && deepest(text) > limit;
}

function deepest(text: string): number {
  let depth = 0;
  let max = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/gs)) {
    if (token === "{" || token === "[") {
      depth += 1;
      if (depth > max) max = depth;
    } else if (token === "}" || token === "]") {
      depth -= 1;
    }
  }
  return max;
}
