import { setMaxListeners } from "node:events";
import type { Reader } from "./reader";

/** The same reader, whose questions also end when another signal fires. */
export function readerUntil(
  reader: Reader,
  signal: AbortSignal,
): Reader & { readonly signal: AbortSignal } {
  const either = AbortSignal.any(reader.signal ? [reader.signal, signal] : [signal]);
  // One answer may take many questions at once, and each listens.
  setMaxListeners(0, either);
  return { ...reader, signal: either };
}
