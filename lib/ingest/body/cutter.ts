import type { EnvelopeKind, RecordSlice } from "./block";
import type { BodyWindow } from "./body-window";

/** One step forward in a body: what was found and where to go on, as offsets in the window. */
export interface Cut {
  /** Null for a step over bytes that hold no record. */
  readonly slice: RecordSlice | null;
  readonly next: number;
}

/** Walks one layout. Stateful: called with the `next` of its last cut, shifted by what was taken. */
export interface Cutter {
  /** What the envelope is, as far as the body was read. */
  readonly kind: EnvelopeKind;
  /** `"more"` asks for a larger window, only while the body has not ended. */
  cut(window: BodyWindow, from: number): Cut | "more" | "done";
}
