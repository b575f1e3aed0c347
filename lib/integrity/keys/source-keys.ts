import { ownCredentials } from "@/lib/aws/own-credentials";
import { pinnedKeysFile } from "@/lib/config";
import type { KeyRingOptions } from "./key-ring";

/**
 * Which keys a source of the ledger is checked with. CloudTrail is asked with the credentials that
 * read its bucket; of a folder, with those of the machine. The sample has its own key and no other.
 * @param pinnedFile what the configuration names, unless the command line names another
 */
export function keyOptionsOf(
  source: { readonly kind: string; readonly options: unknown },
  pinnedFile = pinnedKeysFile(),
): KeyRingOptions {
  if (source.kind === "sample") return { sampleKeys: true };
  return { pinnedFile, aws: source.kind === "s3" ? ownCredentials(source.options) : {} };
}
