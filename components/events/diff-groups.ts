import type { RecordDiff } from "@/lib/api/analysis-contract";

type Change = RecordDiff["changes"][number];

/** One changed path as it is shown. */
export interface DiffLine {
  readonly path: string;
  /** The path without the part of the record that heads its group. */
  readonly name: string;
  readonly kind: Change["kind"];
  readonly sign: "+" | "−" | "±";
  readonly before: string | null;
  readonly after: string | null;
}

/** The changes of one part of the record. */
export interface DiffGroup {
  readonly title: string;
  /** True for what differs between any two events: ids and times. */
  readonly isExpected: boolean;
  readonly lines: readonly DiffLine[];
}

const SIGNS = { added: "+", removed: "−", changed: "±" } as const;

/** Leaves that no two events share, or that only say when. */
const EXPECTED =
  /^(?:eventID|eventId|eventTime|requestID|sharedEventID|tlsDetails\.keyExchange|additionalEventData\.(?:x-amz-id-2|bytesTransferredIn|bytesTransferredOut)|responseElements\.(?:requestId|x-amz-request-id|x-amz-id-2)|(?:requestParameters|responseElements)\.(?:clientToken|clientRequestToken))$/;
const EXPECTED_TITLE = "Ids and times, which always differ";
const RECORD_TITLE = "The record itself";

/**
 * Changes by part of the record, in the order in which they came; ids and times last, so that what
 * was really done differently stands first.
 */
export function toDiffGroups(changes: readonly Change[]): DiffGroup[] {
  const groups = new Map<string, DiffLine[]>();
  const expected: DiffLine[] = [];
  for (const change of changes) {
    const [, head = "", name = ""] = /^([^.[]+)(?:\.|(?=\[))(.+)$/s.exec(change.path) ?? [];
    const isExpected = EXPECTED.test(change.path);
    const line = {
      ...change,
      name: isExpected || name === "" ? change.path : name,
      sign: SIGNS[change.kind],
    };
    const title = head === "" ? RECORD_TITLE : head;
    if (isExpected) expected.push(line);
    else groups.set(title, [...(groups.get(title) ?? []), line]);
  }
  const shown = [...groups].map(([title, lines]) => ({ title, isExpected: false, lines }));
  return expected.length === 0
    ? shown
    : [...shown, { title: EXPECTED_TITLE, isExpected: true, lines: expected }];
}

/** Which event the open one is compared with, as links write it. */
export type DiffBase = "previous" | "neighbour" | "event";

/** What `cmp` means in the Diff tab: a word, or the key of any event; absent is `previous`. */
export function diffBase(cmp: string | null): DiffBase {
  if (cmp === null || cmp === "previous") return "previous";
  return cmp === "neighbour" ? "neighbour" : "event";
}
