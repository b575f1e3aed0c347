import { type FieldName, takeFieldName } from "./field-name";
import { Scanner } from "./scanner";

/** What a column's name means: a field of the catalogue, or a path; null when it is neither. */
export function readColumnName(text: string): FieldName | null {
  const scanner = new Scanner(text, []);
  const found = takeFieldName(scanner)?.found;
  return found !== undefined && scanner.atEnd ? found : null;
}
