import type { NewReport, ReportPreview } from "@/lib/api/report-contract";
import type { Reader } from "@/lib/auth/reader";
import { newestSequence } from "@/lib/db/search/event-filter";
import { findPack } from "@/lib/reports/pack/find-pack";
import { loadPacks } from "@/lib/reports/pack/load-packs";
import { previewReport } from "@/lib/reports/preview-report";
import { readReportPeriod } from "@/lib/reports/read-report-period";
import type { ReportRequest } from "@/lib/reports/report-request";
import { packFolders } from "./pack-folders";
import { startReport } from "./start-report";

/** Asks for a report by words, as a page or a script says it. Throws AppError as `startReport` does. */
export async function askReport(
  reader: Reader,
  report: NewReport,
  root: string,
  nowMs: number,
): Promise<{ id: number }> {
  const made = await startReport(reader, await readRequest(report, root, nowMs));
  if (made === null) throw new Error("The report was not stored");
  return made;
}

/** What the report would hold as of now. Throws AppError as `previewReport` does. */
export async function askPreview(
  reader: Reader,
  report: NewReport,
  root: string,
  nowMs: number,
): Promise<ReportPreview> {
  const asked = await readRequest(report, root, nowMs);
  return previewReport(reader, { ...asked, asof: await newestSequence(reader) });
}

async function readRequest(
  { pack: id, from, to, tz: zone, ...asked }: NewReport,
  root: string,
  nowMs: number,
): Promise<Omit<ReportRequest, "asof">> {
  const period = readReportPeriod({ from, to }, zone, nowMs);
  const pack = findPack(await loadPacks(packFolders(root)), id);
  return { ...asked, ...period, pack, zone, nowMs };
}
