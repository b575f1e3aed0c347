import type { ChainFindingRow } from "@/lib/digest/chain";
import type { JudgedDigest } from "@/lib/digest/digest";
import { chainName } from "@/lib/digest/digest-key";
import type { Evidence, Place } from "@/lib/integrity/evidence";
import { groupChains, type ListedChain } from "./choose-digests";
import type { JudgeOptions } from "./judge-options";
import type { NamedFiles } from "./named-files";
import { readDigests } from "./read-digests";

/**
 * Where a trail was told to write to another bucket, its chain goes on there: the digest before the
 * first one here, and the one after the last. Only buckets that are sources themselves are asked.
 */
export async function followBuckets(
  { bucket }: Evidence,
  place: Place,
  { chain, digests: listed }: ListedChain,
  judged: readonly JudgedDigest[],
  named: NamedFiles,
  options: JudgeOptions,
): Promise<readonly JudgedDigest[]> {
  const others = [...(options.otherBuckets ?? [])].filter(([name]) => name !== bucket);
  if (bucket === null || others.length === 0) return [];
  const before = new Set(
    judged
      .filter(({ verdict }) => verdict === "verified")
      .map(({ digest }) => digest?.previous)
      .flatMap((previous) => (previous ? [`${previous.bucket} ${previous.key}`] : [])),
  );
  const lastMs = listed.at(-1)?.endMs ?? 0;
  const isWhole = judged.some(({ endMs }) => endMs === lastMs);
  const found: JudgedDigest[] = [];
  for (const [name, other] of others) {
    const there = findChain(await other.listObjects(place, options.signal), chain);
    const next = isWhole ? there.find(({ endMs }) => endMs > lastMs) : undefined;
    const wanted = there.filter((one) => one === next || before.has(`${name} ${one.object.key}`));
    const objects = wanted.map(({ object }) => object);
    for await (const { judged: one } of readDigests(other, objects, named, options)) {
      const leads = one.digest?.previous?.bucket === bucket && one.verdict === "verified";
      if (leads || before.has(`${name} ${one.key}`)) found.push(one);
    }
  }
  return found;
}

function findChain(objects: Parameters<typeof groupChains>[0], chain: ListedChain["chain"]) {
  return groupChains(objects).get(chainName(chain))?.digests ?? [];
}

/** What is wrong in the other bucket is found when that one is judged. */
export function ownFindings(
  findings: readonly ChainFindingRow[],
  bucket: string | null,
  others: JudgeOptions["otherBuckets"],
): readonly ChainFindingRow[] {
  return findings
    .filter((finding) => finding.bucket === bucket || finding.kind === "digest-cannot-read")
    .map((finding) =>
      finding.bucket !== null && finding.bucket !== bucket && others?.has(finding.bucket)
        ? {
            ...finding,
            kind: "digest-missing",
            detail: "not found, and the digest after it, which lies in another bucket, names it",
          }
        : finding,
    );
}
