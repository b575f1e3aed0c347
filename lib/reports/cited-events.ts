import type { Reader } from "@/lib/auth/reader";
import { askedControls } from "./asked-controls";
import { eachEvent } from "./evidence/each-event";
import { controlQuestion } from "./evidence/event-question";
import type { ReportRequest } from "./report-request";
import { scopeReader } from "./scope-reader";

/** An event that a report rests on, and the control that names it first. */
export interface CitedEvent {
  readonly section: string;
  readonly key: string;
}

/**
 * The events that the report's searches find, each once however many controls find it, newest first
 * within a control, and at most so many in all. What was cited is kept in memory by key alone.
 */
export async function* citedEvents(
  whole: Reader,
  request: ReportRequest,
  most: number,
): AsyncGenerator<CitedEvent> {
  const reader = scopeReader(whole, request.accounts);
  const seen = new Set<string>();
  for (const control of askedControls(request)) {
    if (control.evidence !== "events") continue;
    const { question } = controlQuestion(request, control);
    for await (const { key } of eachEvent(reader, question, Number.MAX_SAFE_INTEGER)) {
      if (seen.size >= most) return;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { section: control.id, key };
    }
  }
}
