import { copyText } from "@/components/ui/copy-text";
import type { EventRow } from "@/lib/api/contract";
import { fieldLabel } from "@/lib/search/field-names";
import { cellTexts } from "./cell-values";

/** Copies the values of a cell, one on each line, and tells in words whether it did. */
export async function copyCell(row: EventRow, field: string): Promise<string> {
  const label = fieldLabel(field);
  const texts = cellTexts(row, field);
  if (texts.length === 0) return `${label}: not recorded, nothing to copy`;
  return (await copyText(texts.join("\n"))) ? `${label} copied` : "Copying is not allowed";
}
