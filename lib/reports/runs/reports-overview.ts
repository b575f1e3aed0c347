import type { Reports, ReportsParams } from "@/lib/api/report-contract";
import type { Reader } from "@/lib/auth/reader";
import { loadPacks } from "@/lib/reports/pack/load-packs";
import { listReports } from "./list-reports";
import { packFolders } from "./pack-folders";

/**
 * A page of the reports in sight, and the packs that one can be made by.
 * @param root folder of the program, below which the packs that come along lie
 */
export async function reportsOverview(
  reader: Reader,
  params: ReportsParams,
  root: string,
): Promise<Reports> {
  const [page, shelf] = await Promise.all([
    listReports(reader, params),
    loadPacks(packFolders(root)),
  ]);
  const packs = shelf.packs.map(({ id, title, about, parameters, controls }) => ({
    ...{ id, title, about },
    parameters: parameters.map(({ name, label }) => ({ name, label })),
    controls: controls.map((control) => ({ id: control.id, title: control.title })),
  }));
  return { ...page, packs, problems: [...shelf.problems] };
}
