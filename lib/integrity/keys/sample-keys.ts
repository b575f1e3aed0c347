import { publicKeys } from "@/bench/generator/digest-chain";
import type { TrailKey } from "@/lib/digest/digest";

/**
 * The key that signs the bundled sample. Its private half is public, so a signature by it proves
 * nothing: it may be trusted for a source of kind `sample` alone.
 */
export function sampleKeys(region: string): TrailKey[] {
  return publicKeys([region], 0, 0).map(({ fingerprint, value }) => ({
    region,
    fingerprint,
    der: Buffer.from(value, "base64"),
    validFromMs: null,
    validToMs: null,
    origin: "sample",
  }));
}
