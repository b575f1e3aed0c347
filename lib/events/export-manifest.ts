import type { ExportManifest } from "@/lib/api/desk-contract";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { explainQuery } from "@/lib/search/explain";
import { printQuery } from "@/lib/search/print";
import packageJson from "@/package.json";
import type { ExportFormat } from "./export-events";
import type { ExportTally } from "./export-tally";

/** What an export is of, and in which form. */
export interface ExportRequest {
  readonly question: EventQuestion;
  readonly format: ExportFormat;
  readonly sort: "-time" | "time";
  readonly cols: readonly string[];
  /** `utc` or an IANA name. */
  readonly tz: string;
  /** Stop after so many events; undefined: all of them. */
  readonly limit?: number | undefined;
  /** Of the events of the question, only what the rules of this hunt match. */
  readonly hunt?: ExportManifest["hunt"];
}

/** What came out of it. */
export interface ExportResult {
  readonly asof: number;
  readonly tally: Readonly<ExportTally>;
  readonly complete: boolean;
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
}

const DISPLAY_COPY =
  "Display copy: hidden characters stand as escapes, secrets are masked, several values of one cell stand with a comma and a space between them. The ndjson export has the records.";
const LINE_BREAKS = "; a line break between the tokens of a record is a space.";
const NOTES: Readonly<Record<ExportFormat, string>> = {
  ndjson: `Records byte for byte, one on each line${LINE_BREAKS}`,
  json: `Records byte for byte, as one array${LINE_BREAKS}`,
  csv: `${DISPLAY_COPY} An apostrophe keeps spreadsheets from running a text as a formula.`,
  md: DISPLAY_COPY,
};

/** Rows of tables are no JSON: of what holds them not every record is byte for byte. */
function noteOf(format: ExportFormat, rebuilt: number): string {
  if (rebuilt === 0) return NOTES[format];
  return `Not byte for byte: ${rebuilt} of the records were rows of a table, and are rebuilt from them as JSON. All others: ${NOTES[format]}`;
}

/** The text of `manifest.json`: which question was asked, and how to check what it was answered. */
export function manifestText(
  { question, format, sort, tz, hunt }: ExportRequest,
  { asof, tally, complete, file }: ExportResult,
  integrity: ExportManifest["integrity"],
): string {
  const manifest: ExportManifest = {
    program: "trailglass",
    version: packageJson.version,
    createdAt: new Date().toISOString(),
    query: printQuery(question.query),
    explanation: explainQuery(question.query),
    ...(hunt !== undefined && { hunt }),
    from: isoTime(question.fromMs),
    to: isoTime(question.toMs),
    asof,
    tz,
    sort,
    count: tally.events,
    rebuilt: tally.rebuilt,
    complete,
    integrity,
    files: [{ ...file, note: noteOf(format, tally.rebuilt) }],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A bound of the question, resolved: `now-24h` is the moment that it meant. */
export function isoTime(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
