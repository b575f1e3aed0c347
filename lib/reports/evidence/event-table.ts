import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import type { Block } from "@/lib/document/document";
import { eachEvent } from "./each-event";
import { isoTime } from "./iso-time";

/** What a table of events is called, and how long it is. */
interface TableSpec {
  readonly id: string;
  readonly caption: string;
  readonly total: number;
  readonly most: number;
}

/** The newest events of a question, one by one, each with the key that names its record. */
export async function eventTable(
  reader: Reader,
  question: EventQuestion,
  { id, caption, total, most }: TableSpec,
): Promise<Block> {
  const rows: (string | null)[][] = [];
  for await (const row of eachEvent(reader, question, most)) {
    const { timeMs, account, region, principal, eventName, sourceIp, outcome, errorCode, key } =
      row;
    const came = errorCode === null ? outcome : `${outcome}: ${errorCode}`;
    rows.push([
      isoTime(timeMs),
      account,
      region,
      principal.name,
      eventName,
      row.resource,
      sourceIp,
      came,
      key,
    ]);
  }
  return {
    kind: "table",
    id,
    caption,
    columns: [
      { label: "Time", kind: "time" },
      { label: "Account", kind: "code" },
      { label: "Region", kind: "code" },
      { label: "User or role", kind: "text" },
      { label: "Event", kind: "code" },
      { label: "Resource", kind: "code" },
      { label: "IP address", kind: "code" },
      { label: "Outcome", kind: "text" },
      { label: "Event key", kind: "code" },
    ],
    rows,
    total,
  };
}
