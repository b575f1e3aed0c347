import type { ReportPreview } from "@/lib/api/report-contract";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { askedControls } from "./asked-controls";
import { eventFigures } from "./evidence/event-figures";
import { controlQuestion, exceptionQuestion, freeze } from "./evidence/event-question";
import type { Control } from "./pack/pack-schema";
import type { ReportRequest } from "./report-request";
import { scopeReader } from "./scope-reader";

/**
 * What a report would hold, before it is made: its controls, and how many events each search finds.
 * A count that takes too long is left open. Throws AppError as `makeDocument` does otherwise.
 */
export async function previewReport(whole: Reader, request: ReportRequest): Promise<ReportPreview> {
  const reader = scopeReader(whole, request.accounts);
  const all = await countOf(reader, request, () => freeze(request, ""));
  const controls = [];
  for (const control of askedControls(request)) {
    controls.push(await previewControl(reader, request, control));
  }
  const { fromMs, toMs, asof } = request;
  return { ...{ fromMs, toMs, asof, events: all }, controls };
}

async function previewControl(reader: Reader, request: ReportRequest, control: Control) {
  const { id, title, evidence } = control;
  const isCounted = evidence === "events" || evidence === "fields";
  const events = isCounted
    ? await countOf(reader, request, () => controlQuestion(request, control))
    : null;
  const exceptions =
    evidence === "events" && control.exceptions && events !== 0
      ? await countOf(reader, request, () => exceptionQuestion(request, control))
      : null;
  return { id, title, evidence, events, exceptions };
}

/** Null when nobody can tell within the time that a question may take. */
async function countOf(
  reader: Reader,
  { zone }: ReportRequest,
  ask: () => ReturnType<typeof exceptionQuestion>,
): Promise<number | null> {
  const asked = ask();
  if (asked === null) return null;
  try {
    return (await eventFigures(reader, asked.question, zone)).total;
  } catch (error) {
    if (error instanceof AppError && error.kind === "timeout") return null;
    throw error;
  }
}
