import type { NewReport } from "@/lib/api/report-contract";
import type { Reader } from "@/lib/auth/reader";
import { findPack } from "@/lib/reports/pack/find-pack";
import { loadPacks } from "@/lib/reports/pack/load-packs";
import { readReportPeriod } from "@/lib/reports/read-report-period";
import { packFolders } from "./pack-folders";
import { startReport } from "./start-report";

/** Asks for a report by words, as a page or a script says it. Throws AppError as `startReport` does. */
export async function askReport(
  reader: Reader,
  { pack: id, from, to, tz: zone, ...asked }: NewReport,
  root: string,
  nowMs: number,
): Promise<{ id: number }> {
  const period = readReportPeriod({ from, to }, zone, nowMs);
  const pack = findPack(await loadPacks(packFolders(root)), id);
  const made = await startReport(reader, { ...asked, ...period, pack, zone, nowMs });
  if (made === null) throw new Error("The report was not stored");
  return made;
}
