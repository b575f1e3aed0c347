import type { Reader } from "@/lib/auth/reader";
import type { Block, Document, DocumentSection } from "@/lib/document/document";
import { AppError } from "@/lib/errors";
import { askedControls } from "./asked-controls";
import { eventFigures } from "./evidence/event-figures";
import { freeze } from "./evidence/event-question";
import { EVIDENCE_STATUS, type Evidence } from "./evidence/evidence";
import { findEvidence } from "./evidence/find-evidence";
import { isoTime } from "./evidence/iso-time";
import { groundSection } from "./ground-section";
import type { Control } from "./pack/pack-schema";
import type { ReportRequest } from "./report-request";
import { scopeReader } from "./scope-reader";

/** How a document is named, and who hears how far it is. */
interface Making {
  /** "Report 12", or "Preview". */
  readonly label: string;
  readonly madeBy: string;
  readonly onSection?: (done: number, of: number) => Promise<void>;
}

/**
 * The document of a report: scope, what it rests on, and summary, then a section for each control. Everything about
 * events is frozen by period and watermark; coverage, integrity and alerts are as known now.
 * Throws AppError: `invalid`, `forbidden` for accounts out of sight, `timeout`, `unavailable`.
 */
export async function makeDocument(
  whole: Reader,
  request: ReportRequest,
  { label, madeBy, onSection }: Making,
): Promise<Document> {
  const reader = scopeReader(whole, request.accounts);
  const controls = askedControls(request);
  const found: { control: Control; evidence: Evidence }[] = [];
  for (const control of controls) {
    if (reader.signal?.aborted) throw new AppError("unavailable", "The report was ended.");
    found.push({ control, evidence: await findEvidence(reader, request, control) });
    await onSection?.(found.length, controls.length);
  }
  const { pack, nowMs, fromMs, toMs, classification } = request;
  return {
    format: 1,
    label,
    title: pack.title,
    subtitle: `${isoTime(fromMs)} to ${isoTime(toMs)}`,
    classification,
    language: "en",
    madeAt: isoTime(nowMs) ?? "",
    madeBy,
    sections: [
      await scopeSection(reader, request),
      await groundSection(reader, request),
      summarySection(found),
      ...found.map(({ control, evidence }) => controlSection(control, evidence)),
    ],
  };
}

async function scopeSection(reader: Reader, request: ReportRequest): Promise<DocumentSection> {
  const { pack, fromMs, toMs, asof, zone, nowMs, parameters } = request;
  const all = await eventFigures(reader, freeze(request, "").question, zone);
  const accounts = reader.accounts === "all" ? "all that are indexed" : reader.accounts.join(", ");
  const blocks: Block[] = [
    { kind: "text", text: pack.about },
    {
      kind: "text",
      text: "This is evidence for the controls that are named. Whether they are met is for people to judge.",
    },
    {
      kind: "facts",
      facts: [
        { label: "Numbers after", value: `${pack.source.name} ${pack.source.version}` },
        { label: "Pack", value: `${pack.id}, version ${pack.version}, SHA-256 ${pack.sha256}` },
        { label: "From (inclusive)", value: isoTime(fromMs) ?? "" },
        { label: "To (exclusive)", value: isoTime(toMs) ?? "" },
        { label: "Clock of days", value: zone },
        { label: "Accounts", value: accounts === "" ? "none" : accounts },
        { label: "Events of the period", value: String(all.total) },
        { label: "As of", value: `log files up to number ${asof}, at ${isoTime(nowMs)}` },
        ...pack.parameters.map(({ name, label }) => ({ label, value: parameters[name] ?? "" })),
      ],
    },
  ];
  if (toMs > nowMs) {
    const text = "The period had not ended when the report was made.";
    blocks.push({ kind: "note", level: "warning", text });
  }
  return { id: "scope", title: "Scope", blocks };
}

function summarySection(
  found: readonly { readonly control: Control; readonly evidence: Evidence }[],
): DocumentSection {
  return {
    id: "summary",
    title: "Summary",
    blocks: [
      {
        kind: "table",
        id: "controls",
        caption: "Controls",
        columns: [
          { label: "Control", kind: "text" },
          { label: "Numbers", kind: "text" },
          { label: "Status", kind: "text" },
          { label: "Count", kind: "number" },
          { label: "Of", kind: "text" },
          { label: "Exceptions", kind: "number" },
        ],
        rows: found.map(({ control, evidence: { status, count, unit, exceptions } }) => {
          const numbers = control.numbers.join("; ");
          return [control.title, numbers, EVIDENCE_STATUS[status], count, unit, exceptions];
        }),
        total: found.length,
      },
    ],
  };
}

function controlSection(
  control: Control,
  { status, exceptions, blocks }: Evidence,
): DocumentSection {
  const numbers = control.numbers.length > 0 ? control.numbers.join("; ") : "none";
  return {
    id: `control-${control.id}`,
    title: control.title,
    blocks: [
      { kind: "text", text: control.asks },
      {
        kind: "facts",
        facts: [
          { label: "Numbers", value: numbers },
          { label: "Status", value: EVIDENCE_STATUS[status] },
          { label: "Exceptions", value: String(exceptions) },
        ],
      },
      ...blocks,
    ],
  };
}
