import type { Block } from "@/lib/document/document";

/** What a control's evidence comes to. Nothing here says that a standard is met. */
export const EVIDENCE_STATUS = {
  found: "Evidence found",
  exceptions: "Exceptions found",
  quiet: "No activity",
  "not-covered": "Not covered",
} as const;
export type EvidenceStatus = keyof typeof EVIDENCE_STATUS;

/** What was found for one control. */
export interface Evidence {
  readonly status: EvidenceStatus;
  /** Events, files, alerts or hours, as `unit` says. */
  readonly count: number;
  readonly unit: string;
  readonly exceptions: number;
  readonly blocks: readonly Block[];
}
