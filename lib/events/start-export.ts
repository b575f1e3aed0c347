import type { Reader } from "@/lib/auth/reader";
import { printQuery } from "@/lib/search/print";
import { exportEvents } from "./export-events";
import type { ExportRequest } from "./export-manifest";
import { followExport, type StartedExport } from "./follow-export";

/**
 * Begins an export of all events of a question, frozen at this moment. With an `id` its progress can
 * be asked for and it can be cancelled (export-registry). `ending` is that of the download's name.
 * Throws AppError: `invalid` for a column or zone, `conflict` for an id that is taken.
 */
export function startExport(
  asking: Reader,
  request: ExportRequest,
  id: string | null = null,
  ending: string = request.format,
): Promise<StartedExport> {
  const { question, format } = request;
  const source = {
    request,
    target: printQuery(question.query),
    name: "events",
    open: (reader: Reader) => exportEvents(reader, question, format, request),
  };
  return followExport(asking, source, id, ending);
}
