import type { Reader } from "@/lib/auth/reader";
import type { Control } from "@/lib/reports/pack/pack-schema";
import type { ReportRequest } from "@/lib/reports/report-request";
import { alertEvidence } from "./alert-evidence";
import { coverageEvidence } from "./coverage-evidence";
import { eventEvidence } from "./event-evidence";
import type { Evidence } from "./evidence";
import { fieldEvidence } from "./field-evidence";
import { integrityEvidence } from "./integrity-evidence";

/** What there is for a control. Throws AppError as the questions behind it do. */
export async function findEvidence(
  reader: Reader,
  request: ReportRequest,
  control: Control,
): Promise<Evidence> {
  switch (control.evidence) {
    case "events":
      return eventEvidence(reader, request, control);
    case "coverage":
      return coverageEvidence(reader, request);
    case "integrity":
      return integrityEvidence(reader, request);
    case "alerts":
      return alertEvidence(reader, request);
    case "fields":
      return fieldEvidence(reader, request, control);
    case "none": {
      const text = "No log shows this. It must be shown by other means.";
      const blocks = [{ kind: "note", level: "info", text } as const];
      return { status: "not-covered", count: 0, unit: "events", exceptions: 0, blocks };
    }
  }
}
