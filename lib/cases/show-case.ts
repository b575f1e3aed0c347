import type { Case } from "@/lib/api/case-contract";
import type { Reader } from "@/lib/auth/reader";
import { maskSecrets } from "@/lib/cloudtrail/mask-secrets";
import { readCase } from "./read-case";

/**
 * A case for a screen: secrets in its records are masked. A SHA-256 is that of the exact record.
 * Throws AppError `not_found`.
 */
export async function showCase(reader: Reader, number: number): Promise<Case> {
  const found = await readCase(reader, number);
  return {
    ...found,
    pins: found.pins.map((pin) => ({
      ...pin,
      records: pin.records.map((record) => ({ ...record, raw: maskSecrets(record.raw).text })),
    })),
  };
}
