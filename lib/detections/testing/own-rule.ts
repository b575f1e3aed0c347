import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The text of one of our own rules, by the name of its file. */
export function ownRule(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, "../../../rules", `${name}.yml`), "utf8");
}
