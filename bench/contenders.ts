import { join } from "node:path";
import type { Contender } from "./contender";
import { duckdbScan, duckdbTable } from "./peer/duckdb";
import { trailglass } from "./trailglass";

/**
 * Everyone who takes part; the first is what the others are compared with.
 * @param loadedUrl an index that already holds the data; null to load it anew
 */
export function contenders(
  workFolder: string,
  slow: boolean,
  loadedUrl: string | null,
): Contender[] {
  const both = [
    trailglass(join(workFolder, "trailglass"), loadedUrl),
    duckdbTable(join(workFolder, "peer.duckdb")),
  ];
  return slow ? [...both, duckdbScan()] : both;
}
