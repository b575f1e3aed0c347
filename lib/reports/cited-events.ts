import type { Reader } from "@/lib/auth/reader";
import { eachMatch } from "@/lib/events/each-match";
import { printEventKey } from "@/lib/events/event-key";
import type { StoredEvent } from "@/lib/events/event-rows";
import { askedControls } from "./asked-controls";
import { controlQuestion } from "./evidence/event-question";
import type { ReportRequest } from "./report-request";
import { scopeReader } from "./scope-reader";

/** Events that a control of a report rests on: at most a page of them. */
export interface CitedPage {
  /** Id of the control. */
  readonly control: string;
  readonly events: readonly CitedEvent[];
}

export interface CitedEvent {
  /** `eventID~hash`, as in tables of the report. */
  readonly key: string;
  readonly stored: StoredEvent;
}

/** Ids of the controls whose events can be cited one by one. */
export function citingControls(request: ReportRequest): string[] {
  return askedControls(request)
    .filter(({ evidence }) => evidence === "events")
    .map(({ id }) => id);
}

/**
 * The events that the report's searches find, control after control and newest first in each: of a
 * control each once, and as often as controls find it.
 */
export async function* citedEvents(
  whole: Reader,
  request: ReportRequest,
): AsyncGenerator<CitedPage> {
  const reader = scopeReader(whole, request.accounts);
  for (const control of askedControls(request)) {
    if (control.evidence !== "events") continue;
    const { question } = controlQuestion(request, control);
    for await (const page of eachMatch(reader, question)) {
      const events = page.map((stored) => ({
        key: printEventKey(stored.eventId, stored.contentHash),
        stored,
      }));
      yield { control: control.id, events };
    }
  }
}
