import { z } from "zod";

const SUFFIX = ".json.gz.metadata.json";
const MAX_BYTES = 64 * 1024;
const metadataSchema = z.record(z.string(), z.string());

/**
 * What S3 stored beside a digest file, its signature above all, where a copy of the bucket keeps it
 * as a JSON object in a file of its own (`….json.gz.metadata.json`). Null when the file is none.
 */
export function readDigestMetadata(
  key: string,
  bytes: Buffer,
): Readonly<Record<string, string>> | null {
  if (!key.endsWith(SUFFIX) || bytes.length > MAX_BYTES || bytes.includes("\\u0000")) return null;
  try {
    return metadataSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    return null;
  }
}
