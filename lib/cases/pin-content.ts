import type { CasePin } from "@/lib/api/case-contract";

/** What is kept of a pin, before it is: all of it asked by the server as the reader may see it. */
export interface PinContent {
  readonly title: string;
  readonly atMs: number | null;
  readonly url: string;
  readonly q: string;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly asof: number;
  readonly accounts: readonly string[];
  readonly copy: unknown;
  readonly records: readonly PinnedRecord[];
}

export interface PinnedRecord {
  readonly eventId: string;
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly sha256: Uint8Array<ArrayBuffer>;
  readonly verdict: CasePin["records"][number]["verdict"];
}
