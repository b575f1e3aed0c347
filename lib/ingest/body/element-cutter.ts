import type { EnvelopeKind, RecordProblemReason, RecordSlice } from "./block";
import type { BodyLimits } from "./body-limits";
import type { BodyWindow } from "./body-window";
import type { Cut, Cutter } from "./cutter";
import type { Envelope } from "./envelope";
import { FileProblem } from "./file-problem";
import { findRecordStart } from "./find-record-start";
import { NextSeparator } from "./next-separator";
import { problemSlice } from "./read-record";
import { endOfValue, nextMember, skipSpace, skipSpaceBack, UNFINISHED } from "./scan-json";
import { unwrapElement } from "./unwrap-element";

/**
 * Where the walk stands: between top-level values, among the members of the envelope object,
 * before or behind an element of the list, or at the end of a body that broke off.
 */
type Mode = "top" | "members" | "element" | "separator" | "over";

const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;

/** Walks JSON bodies: lists inside objects, arrays, and values one behind the other. */
export class ElementCutter implements Cutter {
  #mode: Mode = "top";
  /** What a list lies in: after its end the walk goes on there. */
  #outer: "top" | "members" = "top";
  #skipList = false;
  #elements = 0;
  #elementKind: EnvelopeKind | null = null;
  readonly #separator = new NextSeparator();

  constructor(
    private readonly envelope: Envelope,
    private readonly limits: BodyLimits,
  ) {}

  get kind(): EnvelopeKind {
    if (this.envelope.layout === "list") return this.envelope.kind;
    if (this.#elementKind) return this.#elementKind;
    if (this.envelope.layout === "array") return "array";
    return this.#elements === 1 ? "single" : "lines";
  }

  cut(window: BodyWindow, from: number): Cut | "more" | "done" {
    const at = skipSpace(window.bytes, from);
    if (at >= window.bytes.length) {
      if (!window.ended) return at > from ? step(at) : "more";
      return this.#mode === "top" || this.#mode === "over" ? "done" : this.#breakOff(window, at);
    }
    const byte = window.bytes[at];
    switch (this.#mode) {
      case "members":
        return this.#member(window, at);
      case "separator":
        if (byte === COMMA) return this.#go("element", at + 1);
        return byte === CLOSE_LIST ? this.#leaveList(at + 1) : this.#unexpected(window, at);
      case "element":
        return byte === CLOSE_LIST ? this.#leaveList(at + 1) : this.#element(window, at);
      default:
        if (byte === OPEN_LIST) return this.#enterList("top", at + 1);
        if (byte !== OPEN_OBJECT) return this.#unexpected(window, at);
        return this.envelope.layout === "list"
          ? this.#go("members", at + 1)
          : this.#element(window, at);
    }
  }

  #member(window: BodyWindow, at: number): Cut | "more" {
    const { bytes } = window;
    const member = nextMember(bytes, at);
    if (member === UNFINISHED) return this.#unfinished(window, at);
    if (member === "bad") return this.#unexpected(window, at);
    if ("end" in member) return this.#go("top", member.end + 1);
    const isList = this.envelope.layout === "list" && member.key === this.envelope.key;
    if (isList && bytes[member.valueStart] === OPEN_LIST && !this.#skipList) {
      return this.#enterList("members", member.valueStart + 1);
    }
    const end = endOfValue(bytes, member.valueStart);
    if (end === UNFINISHED) return this.#unfinished(window, at);
    // CloudWatch Logs probes a new subscription with such a message; it holds no log events.
    if (member.key === "messageType") {
      this.#skipList = bytes.toString("latin1", member.valueStart, end) === '"CONTROL_MESSAGE"';
    }
    return step(end);
  }

  #element(window: BodyWindow, at: number): Cut | "more" {
    const guess = this.#separator.guess(window, at);
    if (guess && guess.end - at <= this.limits.recordBytes) {
      const { record, kind } = this.#unwrap(window, at, guess.end);
      if (record.problem?.reason !== "not-json") return this.#found(record, kind, guess.next);
      this.#separator.refute();
    }
    const end = endOfValue(window.bytes, at);
    if (end === UNFINISHED) return this.#unfinished(window, at);
    if (end === at) return this.#unexpected(window, at);
    const { record, kind } = this.#unwrap(window, at, end);
    if (record.problem?.reason === "not-json" && record.form === "json") {
      const next = findRecordStart(window, at + 1, this.#inLogEvents, this.limits);
      // A record may have swallowed others when a quote is missing in it.
      if (next >= 0 && (next < end || !this.#delimited(window, end)))
        return this.#resume(window, at, next, "not-json");
    }
    if (!record.problem) this.#separator.learn(window, end, this.#mode === "element");
    this.#mode = this.#mode === "element" ? "separator" : "top";
    return this.#found(record, kind, end);
  }

  #found(record: RecordSlice, kind: EnvelopeKind | null, next: number): Cut {
    if (this.#elements === 0) this.#elementKind = kind;
    this.#elements += 1;
    return { slice: record, next };
  }

  /** A value or member at `at` does not end inside the window. */
  #unfinished(window: BodyWindow, at: number): Cut | "more" {
    const length = window.bytes.length - at;
    if (!window.ended && length <= this.limits.recordBytes) return "more";
    const next = findRecordStart(window, at + 1, this.#inLogEvents, this.limits);
    if (next >= 0) return this.#resume(window, at, next, "not-json");
    if (window.ended) return this.#breakOff(window, at);
    if (length <= this.limits.valueBytes) return "more";
    throw new FileProblem(
      "record-too-large",
      `A value of more than ${this.limits.valueBytes} bytes begins at byte ${window.base + at}. CloudTrail writes none: look at who wrote this file.`,
    );
  }

  /** Bytes at `at` that can stand there in no JSON: kept, up to the next proven record. */
  #unexpected(window: BodyWindow, at: number): Cut | "more" {
    const next = findRecordStart(window, at, this.#inLogEvents, this.limits);
    if (next >= 0) return this.#resume(window, at, next, "unexpected-bytes");
    const { bytes } = window;
    if (window.ended) {
      this.#mode = "over";
      return this.#keep(window, at, bytes.length, "unexpected-bytes");
    }
    // The last stretch may hold the beginning of a record.
    const end = bytes.length - this.limits.recordBytes;
    return end - at > this.limits.recordBytes
      ? this.#keep(window, at, end, "unexpected-bytes")
      : "more";
  }

  #resume(
    window: BodyWindow,
    at: number,
    next: number,
    reason: "not-json" | "unexpected-bytes",
  ): Cut {
    this.#separator.forget();
    if (this.#mode !== "top") this.#mode = "element";
    else if (this.envelope.layout === "list") this.#enterList("top", next);
    if (next === at) return step(next);
    let end = skipSpaceBack(window.bytes, next, at);
    if (window.bytes[end - 1] === COMMA && end - 1 > at)
      end = skipSpaceBack(window.bytes, end - 1, at);
    return { ...this.#keep(window, at, Math.max(end, at + 1), reason), next };
  }

  #breakOff(window: BodyWindow, at: number): Cut {
    this.#mode = "over";
    return this.#keep(window, at, window.bytes.length, "truncated-record");
  }

  #keep(window: BodyWindow, start: number, end: number, reason: RecordProblemReason): Cut {
    return {
      slice: problemSlice(window, start, end, "json", reason, WHAT[reason] ?? ""),
      next: end,
    };
  }

  #unwrap(window: BodyWindow, start: number, end: number) {
    return unwrapElement(window, start, end, this.#inLogEvents, this.limits);
  }

  get #inLogEvents(): boolean {
    return this.envelope.layout === "list" && this.envelope.key === "logEvents";
  }

  #delimited(window: BodyWindow, end: number): boolean {
    if (this.#mode === "top") return true;
    const byte = window.bytes[skipSpace(window.bytes, end)];
    return byte === COMMA || byte === CLOSE_LIST;
  }

  #enterList(outer: "top" | "members", next: number): Cut {
    this.#outer = outer;
    this.#separator.forget();
    return this.#go("element", next);
  }

  #leaveList(next: number): Cut {
    this.#separator.forget();
    return this.#go(this.#outer, next);
  }

  #go(mode: Mode, next: number): Cut {
    this.#mode = mode;
    return step(next);
  }
}

const WHAT: Partial<Record<RecordProblemReason, string>> = {
  "not-json": "The record is not valid JSON; reading went on at the next whole record.",
  "unexpected-bytes": "These bytes are not part of any record.",
  "truncated-record": "The body breaks off here, before its end.",
};

function step(next: number): Cut {
  return { slice: null, next };
}
