import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";

/**
 * The reader with only those accounts in sight that a URL's `scope` names, comma-separated. It can
 * take accounts away and never adds one. Throws AppError `invalid` for what is no account number.
 */
export function narrowReader(reader: Reader, scope: string | undefined): Reader {
  if (scope === undefined || scope === "") return reader;
  const asked = [...new Set(scope.split(",").map((part) => part.trim()))];
  const wrong = asked.find((account) => !/^\d{12}$/.test(account));
  if (wrong !== undefined) {
    const message = `${JSON.stringify(wrong)} is no account: write 12 digits, several with commas.`;
    throw new AppError("invalid", message, { fields: { scope: message } });
  }
  const { accounts } = reader;
  const seen = accounts === "all" ? asked : asked.filter((account) => accounts.includes(account));
  return { ...reader, accounts: seen };
}
