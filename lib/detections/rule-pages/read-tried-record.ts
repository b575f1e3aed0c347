import { AppError } from "@/lib/errors";

/**
 * The one record of a pasted text: a record, or a log file that holds one. Throws AppError
 * `invalid` for anything else.
 */
export function readTriedRecord(text: string): Readonly<Record<string, unknown>> {
  const value = parse(text);
  const records = isObject(value) && Array.isArray(value.Records) ? value.Records : [value].flat();
  const [record] = records;
  if (records.length !== 1 || !isObject(record)) {
    throw refused(
      `Paste one CloudTrail record: this is ${records.length === 1 ? "no object" : `a list of ${records.length}`}.`,
    );
  }
  return record;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused("This is not valid JSON.");
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refused(message: string): AppError {
  return new AppError("invalid", message, { fields: { record: message } });
}
