import { join } from "node:path";
import { reportsFolder } from "@/lib/config";

/** Where packs are read from: those that come along first, then one's own. */
export function packFolders(root: string): readonly string[] {
  const own = reportsFolder();
  return [join(root, "reports"), ...(own === undefined ? [] : [own])];
}
