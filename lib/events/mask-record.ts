import { maskSecrets } from "@/lib/cloudtrail/mask-secrets";
import type { RawRecord } from "./read-records";

/** A record as it may be shown. */
export interface MaskedRecord extends Pick<RawRecord, "text" | "value"> {
  /** What was masked, each once: paths like `responseElements.credentials.sessionToken`. */
  readonly masked: readonly string[];
}

/** Reads a record again from its masked text, so that no value and no sentence can hold a secret. */
export function maskRecord({ text: exact, value, parse }: RawRecord): MaskedRecord {
  const { text, masked } = maskSecrets(exact);
  return { text, value: text === exact ? value : parse(text), masked };
}
