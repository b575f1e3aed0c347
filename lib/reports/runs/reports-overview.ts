import type { Reports } from "@/lib/api/report-contract";
import type { Reader } from "@/lib/auth/reader";
import { loadPacks } from "@/lib/reports/pack/load-packs";
import { listReports } from "./list-reports";
import { packFolders } from "./pack-folders";

/**
 * The newest reports in sight, and the packs that one can be made by.
 * @param root folder of the program, below which the packs that come along lie
 */
export async function reportsOverview(reader: Reader, root: string): Promise<Reports> {
  const [reports, shelf] = await Promise.all([listReports(reader), loadPacks(packFolders(root))]);
  const packs = shelf.packs.map(({ id, title, about, parameters, controls }) => ({
    ...{ id, title, about },
    parameters: parameters.map(({ name, label }) => ({ name, label })),
    controls: controls.map((control) => ({ id: control.id, title: control.title })),
  }));
  return { reports, packs, problems: [...shelf.problems] };
}
