import type { CaseBlock } from "@/lib/api/case-contract";

export const STEP_WORDS: Readonly<Record<CaseBlock["kind"], string>> = {
  text: "Note",
  pin: "Evidence",
  manual: "Event not in the log",
  decision: "Decision",
  gap: "Gap",
};
