import type { Reader } from "@/lib/auth/reader";
import type { Cell } from "@/lib/document/document";
import type { Control } from "@/lib/reports/pack/pack-schema";
import type { ReportRequest } from "@/lib/reports/report-request";
import { eventFigures } from "./event-figures";
import { controlQuestion, freeze } from "./event-question";
import type { Evidence } from "./evidence";

const ASKED: readonly (readonly [what: string, field: string])[] = [
  ["Who", "arn"],
  ["What", "event"],
  ["From where", "ip"],
  ["On what", "resource"],
  ["In which Region", "region"],
  ["With what outcome", "outcome"],
];

/** How many of the events tell who, what, from where, on what and with which outcome. */
export async function fieldEvidence(
  reader: Reader,
  request: ReportRequest,
  control: Control,
): Promise<Evidence> {
  const asked = controlQuestion(request, control);
  const { total } = await eventFigures(reader, asked.question, request.zone);
  const rows: Cell[][] = [];
  for (const [what, field] of ASKED) {
    const q = asked.q === "" ? `has:${field}` : `(${asked.q}) has:${field}`;
    const { question } = freeze(request, q);
    const told = await eventFigures(reader, question, request.zone);
    rows.push([what, field, told.total, total - told.total]);
  }
  return {
    status: total === 0 ? "quiet" : "found",
    count: total,
    unit: "events",
    exceptions: 0,
    blocks: [
      {
        kind: "text",
        text: "Calls that services make by themselves name no caller, and many reads name no resource: an empty field is often what happened, not a loss.",
      },
      { kind: "link", label: "The events, as they were", path: asked.path },
      {
        kind: "table",
        id: "fields",
        caption: "Events that tell it",
        columns: [
          { label: "What is told", kind: "text" },
          { label: "Field", kind: "code" },
          { label: "Events that do", kind: "number" },
          { label: "Events that do not", kind: "number" },
        ],
        rows,
        total: rows.length,
      },
    ],
  };
}
