import { join } from "node:path";
import type { Contender } from "./contender";
import { duckdbScan, duckdbTable } from "./peer/duckdb";

/** Everyone who takes part; the first is what the others are compared with. */
export function contenders(workFolder: string, slow: boolean): Contender[] {
  const table = duckdbTable(join(workFolder, "peer.duckdb"));
  return slow ? [table, duckdbScan()] : [table];
}
