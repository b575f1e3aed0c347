/**
 * One CSV line (RFC 4180, CRLF). Text that a spreadsheet would run as a formula gets an apostrophe
 * before it (OWASP ASVS 1.2.10): it came from a log, and logs are written by attackers. So it does
 * inside a cell, behind whatever another program may take for the end of one. Null is an empty cell.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

const AT_START = /^(?=[\s\0]*[=+\-@＝＋－＠]|[\t\r\0])/;
const INSIDE = /[,;|"\t\r\n](?:[^\S\t\r\n]|\0)*(?=[=+\-@＝＋－＠])/g;

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = value.replace(INSIDE, "$&'").replace(AT_START, "'");
  return /[",;|\t\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}
