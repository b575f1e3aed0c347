import { createHash } from "node:crypto";
import type { AuditFilters, AuditRow } from "@/lib/api/audit-contract";
import type { Reader } from "@/lib/auth/reader";
import { csvRow } from "@/lib/format/csv";
import { auditFilter } from "./audit-filter";
import { readAuditPage } from "./list-audit";
import { sealedText } from "./sealed-text";
import { writeAudit } from "./write-audit";

const PAGE = 500;
const COLUMNS = [
  ...["seq", "at", "actor", "name", "action", "result", "target", "detail"],
  ...["address", "browser", "request_id", "accounts", "hash"],
];

/**
 * All entries that are asked for, newest first. A line of NDJSON has the entry, the text that was
 * sealed and its hash: `sha256(sealed)` is `hash`, and the third item of `sealed` is the hash of the
 * line after it. CSV is for reading. The export itself is recorded when it ends, with its SHA-256.
 * Throws AppError `forbidden`, `invalid`.
 */
export function exportAudit(
  reader: Reader,
  filters: AuditFilters,
  format: "ndjson" | "csv",
  nowMs: number,
): AsyncGenerator<Buffer> {
  // Said before the download begins.
  const where = auditFilter(reader, filters, nowMs);
  return pages();

  async function* pages(): AsyncGenerator<Buffer> {
    const hash = createHash("sha256");
    let [rows, isWhole] = [0, false];
    const sent = (text: string) => {
      hash.update(text);
      return Buffer.from(text);
    };
    try {
      if (format === "csv") yield sent(csvRow(COLUMNS));
      for (let before: number | undefined; ; ) {
        const page = await readAuditPage(reader, where, { before, limit: PAGE });
        for (const { row, sealed } of page) {
          const line = `${JSON.stringify({ ...row, sealed: sealedText(sealed) })}\n`;
          yield sent(format === "csv" ? csvOf(row) : line);
          rows += 1;
        }
        before = page.at(-1)?.row.seq;
        if (page.length < PAGE) break;
      }
      isWhole = true;
    } finally {
      await writeAudit(reader, {
        action: "export-audit",
        target: JSON.stringify(filters),
        detail: { format, rows, sha256: isWhole ? hash.digest("hex") : null },
        result: isWhole ? "done" : "failed",
      });
    }
  }
}

function csvOf(row: AuditRow): string {
  const { seq, at, actor, actorName, action, result, target } = row;
  const { detail, address, browser, requestId, accounts, hash } = row;
  return csvRow([
    ...[seq, at, actor, actorName, action, result, target, JSON.stringify(detail)],
    ...[address, browser, requestId, accounts.join(" "), hash],
  ]);
}
