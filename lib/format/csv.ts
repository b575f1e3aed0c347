/**
 * One CSV line (RFC 4180, CRLF). A cell that a spreadsheet would run as a formula gets a leading
 * apostrophe (OWASP ASVS 1.2.10): its text came from a log, and logs are written by attackers.
 * Null is an empty cell.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r\0＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}
