import { join } from "node:path";
import type { Contender } from "./contender";
import { duckdbScan, duckdbTable } from "./peer/duckdb";
import { trailglass } from "./trailglass";

/** Everyone who takes part; the first is what the others are compared with. */
export function contenders(workFolder: string, slow: boolean): Contender[] {
  const both = [
    trailglass(join(workFolder, "trailglass")),
    duckdbTable(join(workFolder, "peer.duckdb")),
  ];
  return slow ? [...both, duckdbScan()] : both;
}
