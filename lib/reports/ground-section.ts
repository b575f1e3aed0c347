import type { Reader } from "@/lib/auth/reader";
import type { Block, DocumentSection } from "@/lib/document/document";
import { AppError } from "@/lib/errors";
import { coverageEvidence } from "./evidence/coverage-evidence";
import type { Evidence } from "./evidence/evidence";
import { integrityEvidence } from "./evidence/integrity-evidence";
import type { ReportRequest } from "./report-request";

/** Rows of what is missing that stand on the first pages; a control about them has all. */
const MOST_ROWS = 20;

/**
 * What every number of a report rests on, whatever its pack asks: for which hours there are logs, and
 * what proves their files, as known when the report is made.
 */
export async function groundSection(
  reader: Reader,
  request: ReportRequest,
): Promise<DocumentSection> {
  const coverage = await shownCoverage(reader, request);
  const integrity = await integrityEvidence(reader, request);
  return {
    id: "ground",
    title: "Coverage and integrity",
    blocks: [...coverage, ...part("Integrity", integrity, "files or places with a problem")],
  };
}

/** Or the reason why there is none: a period may have more days than are looked at one by one. */
async function shownCoverage(reader: Reader, request: ReportRequest): Promise<Block[]> {
  try {
    return part("Coverage", await coverageEvidence(reader, request), "gaps");
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "invalid") throw error;
    return [
      { kind: "heading", text: "Coverage" },
      { kind: "note", level: "warning", text: error.message },
    ];
  }
}

function part(
  text: string,
  { blocks, count, unit, exceptions }: Evidence,
  missing: string,
): Block[] {
  return [
    { kind: "heading", text },
    {
      kind: "note",
      level: exceptions > 0 ? "warning" : count > 0 ? "good" : "info",
      text: `${count} ${unit}; ${exceptions} ${missing}.`,
    },
    ...blocks.map((block) =>
      block.kind === "table" && block.rows.length > MOST_ROWS
        ? {
            ...block,
            rows: block.rows.slice(0, MOST_ROWS),
            total: block.total ?? block.rows.length,
          }
        : block,
    ),
  ];
}
