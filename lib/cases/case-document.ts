import type { Case, CaseBlock, CasePin } from "@/lib/api/case-contract";
import type { Block, Document } from "@/lib/document/document";

const BLOCK_NAMES: Readonly<Record<CaseBlock["kind"], string>> = {
  text: "Note",
  pin: "Evidence",
  manual: "Event not in the log",
  decision: "Decision",
  gap: "Gap",
};

/**
 * A case as a document of any form: head, story, pins, indicators. Of records it names hashes and
 * verdicts, never their text. Pure: the same case makes the same document.
 */
export function caseDocument(
  found: Case,
  { madeAt, madeBy }: Pick<Document, "madeAt" | "madeBy">,
): Document {
  return {
    format: 1,
    label: `Case ${found.number}`,
    title: found.title,
    subtitle: `${found.severity}, ${found.status}`,
    classification: "Confidential",
    language: "en",
    madeAt,
    madeBy,
    sections: [
      { id: "summary", title: "Summary", blocks: summaryOf(found) },
      { id: "story", title: "Story", blocks: found.blocks.flatMap((one) => stepOf(one, found)) },
      { id: "pins", title: "Pins", blocks: found.pins.flatMap(pinOf) },
      { id: "indicators", title: "Indicators", blocks: [indicatorsOf(found)] },
    ],
  };
}

function summaryOf(found: Case): Block[] {
  const facts = [
    { label: "Lead", value: found.lead?.name ?? "Nobody" },
    { label: "Members", value: found.members.map(({ name }) => name).join(", ") },
    { label: "From", value: found.from ?? "Not set" },
    { label: "To", value: found.to ?? "Not set" },
    { label: "Tags", value: found.tags.join(", ") || "None" },
    { label: "Opened", value: `${found.openedAt} by ${found.openedBy.name}` },
    { label: "Closed", value: found.closedAt ?? "Not closed" },
    { label: "Version", value: String(found.version) },
  ];
  const { hiddenPins, summary } = found;
  const isOne = hiddenPins === 1;
  const text = `${hiddenPins} ${isOne ? "pin is" : "pins are"} left out: not all of ${isOne ? "its" : "their"} accounts may be seen by who made this.`;
  return [
    ...(hiddenPins > 0 ? [{ kind: "note", level: "warning", text } as const] : []),
    ...(summary === "" ? [] : [{ kind: "text", text: summary } as const]),
    { kind: "facts", facts },
  ];
}

function stepOf(block: CaseBlock, { pins }: Case): Block[] {
  const pin = pins.find(({ id }) => id === block.pinId);
  const name = block.title || pin?.title;
  const heading = name ? `${BLOCK_NAMES[block.kind]}: ${name}` : BLOCK_NAMES[block.kind];
  const at = block.at ?? pin?.at ?? null;
  const facts = [
    ...(at === null ? [] : [{ label: "At", value: at }]),
    ...(block.until === null ? [] : [{ label: "Until", value: block.until }]),
    ...(pin === undefined ? [] : [{ label: "Shows", value: `Pin ${pin.id}` }]),
    { label: "Written", value: `${block.editedAt} by ${block.editedBy.name}` },
  ];
  return [
    { kind: "heading", text: heading },
    ...(block.text === "" ? [] : [{ kind: "text", text: block.text } as const]),
    { kind: "facts", facts },
  ];
}

function pinOf(pin: CasePin): Block[] {
  const facts = [
    { label: "Kind", value: pin.kind },
    { label: "Pinned", value: `${pin.pinnedAt} by ${pin.pinnedBy.name}` },
    { label: "As of import", value: String(pin.asof) },
    { label: "Accounts", value: pin.accounts.join(", ") },
  ];
  const rows = pin.records.map((one) => [one.eventId, one.sha256, one.verdict ?? "not known"]);
  return [
    { kind: "heading", text: `Pin ${pin.id}: ${pin.title}` },
    { kind: "facts", facts },
    ...(pin.q === "" ? [] : [{ kind: "code", caption: "Query", text: pin.q } as const]),
    ...(rows.length === 0 ? [] : [recordsTable(pin.id, rows)]),
    { kind: "link", label: "Open the page", path: pin.url },
  ];
}

function recordsTable(id: number, rows: string[][]): Block {
  return {
    kind: "table",
    id: `pin-${id}-records`,
    caption: "Records, and what the proof of their log files said when they were pinned",
    columns: [
      { label: "Event", kind: "code" },
      { label: "SHA-256", kind: "code" },
      { label: "Proof", kind: "text" },
    ],
    rows,
    total: rows.length,
  };
}

function indicatorsOf({ indicators }: Case): Block {
  return {
    kind: "table",
    id: "indicators",
    caption: "Indicators",
    columns: [
      { label: "Kind", kind: "text" },
      { label: "Value", kind: "code" },
      { label: "Note", kind: "text" },
      { label: "Added", kind: "time" },
    ],
    rows: indicators.map(({ kind, value, note, addedAt }) => [kind, value, note, addedAt]),
    total: indicators.length,
  };
}
