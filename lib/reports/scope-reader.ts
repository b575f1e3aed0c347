import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";

/**
 * The reader with only the accounts of a report in sight; none named: all that it may see.
 * Throws AppError `invalid` for what is no account number, `forbidden` for one outside its scope.
 */
export function scopeReader(reader: Reader, asked: readonly string[]): Reader {
  if (asked.some((account) => !/^\d{12}$/.test(account))) {
    throw new AppError("invalid", "Accounts have 12 digits.", {
      fields: { accounts: "12 digits" },
    });
  }
  if (asked.length === 0) return reader;
  const { accounts } = reader;
  if (accounts !== "all" && asked.some((account) => !accounts.includes(account))) {
    throw new AppError("forbidden", "You do not see all of these accounts.");
  }
  return { ...reader, accounts: [...new Set(asked)].sort() };
}
