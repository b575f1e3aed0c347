import { createHash } from "node:crypto";
import type { Case } from "@/lib/api/case-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { documentForms } from "@/lib/pdf/document-forms";
import packageJson from "@/package.json";
import { caseDocument } from "./case-document";
import { readCase } from "./read-case";

export interface CaseFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * A whole case as files: `case.json`, `document.json` and its forms for people, each pinned record
 * byte for byte, `manifest.json` with the SHA-256 of each file, and `SHA256SUMS`. Records hold what
 * their log files held, secrets too: the export is recorded before it is answered.
 * Throws AppError `not_found`, `forbidden`.
 */
export async function exportCase(
  reader: Reader,
  number: number,
  { nowMs, root }: { readonly nowMs: number; readonly root: string },
): Promise<readonly CaseFile[]> {
  assertMay(reader, "work");
  const found = await readCase(reader, number);
  const records = found.pins.reduce((sum, pin) => sum + pin.records.length, 0);
  const { hiddenPins } = found;
  const detail = { records, pins: found.pins.length, hiddenPins };
  await writeAudit(reader, { action: "export", target: `case ${number}`, detail });
  const madeAt = new Date(nowMs).toISOString();
  const document = caseDocument(found, { madeAt, madeBy: reader.actor });
  const content = [
    jsonFile("case.json", found),
    jsonFile("document.json", document),
    ...(await documentForms(document, { stem: "case", root })),
    ...recordFiles(found),
  ];
  const manifest = jsonFile("manifest.json", {
    program: "trailglass",
    version: packageJson.version,
    createdAt: madeAt,
    case: number,
    caseVersion: found.version,
    hiddenPins,
    files: content.map((file) => ({
      name: file.name,
      bytes: file.bytes.length,
      sha256: sha256(file.bytes),
    })),
  });
  const sums = [...content, manifest].map((file) => `${sha256(file.bytes)}  ${file.name}\n`);
  return [...content, manifest, { name: "SHA256SUMS", bytes: Buffer.from(sums.join("")) }];
}

/** Named by numbers of ours alone: what a log says never becomes the name of a file. */
function recordFiles({ pins }: Case): CaseFile[] {
  return pins.flatMap(({ id, records }) =>
    records.map(({ raw }, at) => ({
      name: `record-${id}-${at + 1}.json`,
      bytes: Buffer.from(raw),
    })),
  );
}

function jsonFile(name: string, value: unknown): CaseFile {
  return { name, bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
