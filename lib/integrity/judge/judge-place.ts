import type { Evidence, Place } from "@/lib/integrity/evidence";
import { fileFindings, noDigestsFindings } from "./file-findings";
import { judgeDigests, type PlaceChain } from "./judge-digests";
import { judgeFiles, type PlaceProof } from "./judge-files";
import type { JudgeOptions } from "./judge-options";
import { isWithin, KnownDigests, windowOf } from "./known-digests";
import { NamedFiles } from "./named-files";
import { PlaceCovers } from "./place-covers";
import type { ChainResult, DeliveryRange, PlaceFinding, PlaceResult } from "./place-result";

/**
 * Checks the log files of one place that were delivered in a range against its digests, and the
 * digests of that range against each other. Each object is read once at the most. Digests beside the
 * range are read where those of the range need them, and nothing is said of them.
 *
 * Throws the signal's reason, and what the evidence throws when it cannot be read at all.
 */
export async function judgePlace(
  evidence: Evidence,
  place: Place,
  options: JudgeOptions,
): Promise<PlaceResult> {
  const range = { fromMs: options.fromMs, toMs: options.toMs };
  const objects = await evidence.listObjects(place, options.signal);
  const named = new NamedFiles();
  const { chains, keyProblem } = await judgeDigests(evidence, place, objects, named, options);
  const proof = proofOf(place, chains, named, range);
  const logs = objects.filter(({ family }) => family === "log");
  const { files, here } = await judgeFiles(evidence, place, logs, proof, options);
  return {
    place,
    bucket: evidence.bucket,
    location: evidence.location,
    range,
    chains: chains
      .map((chain) => toResult(chain, named, here, range))
      .filter(({ digests, windows }) => digests.length + windows.length > 0),
    files,
    findings: [
      ...chains.flatMap(chainFindings),
      ...noDigestsFindings(files, proof, place),
      ...fileFindings(files, proof),
    ],
    keyProblem,
  };
}

function proofOf(
  { account }: Place,
  chains: readonly PlaceChain[],
  named: NamedFiles,
  range: DeliveryRange,
): PlaceProof {
  const digests = new KnownDigests();
  for (const { chain, digests: own, elsewhere } of chains) {
    for (const { judged } of own) digests.add(judged, chain.trail, range);
    for (const judged of elsewhere) digests.add(judged, chain.trail, null);
  }
  const standard = chains.filter(({ chain }) => !chain.backfill);
  const covers = new PlaceCovers(
    account,
    standard.map(({ windows, digests: own }) => {
      return { windows, keys: own.map(({ object }) => object.key) };
    }),
  );
  return { named, digests, covers };
}

function toResult(
  { chain, digests, windows, findings }: PlaceChain,
  named: NamedFiles,
  here: ReadonlyMap<string, number>,
  range: DeliveryRange,
): ChainResult {
  const own = new Set(digests.map(({ object }) => object.key));
  const lastMs = digests.at(-1)?.judged.endMs ?? 0;
  const isTail = findings.some(({ kind }) => kind === "tail-missing");
  return {
    chain,
    digests: digests
      .map(({ object, judged }) => ({
        object,
        verdict: judged.verdict,
        detail: judged.detail,
        ...windowOf(judged),
        fingerprint: judged.digest?.fingerprint ?? null,
        signatureFrom: judged.signatureFrom,
        filesNamed: named.countOf(judged.sha256 ?? ""),
        filesHere: here.get(judged.sha256 ?? "") ?? 0,
      }))
      .filter((digest) => isWithin(digest, range)),
    // What comes after the last digest here, and is no missing tail, belongs to another bucket.
    windows: windows.filter(
      (window) =>
        isWithin(window, range) &&
        (window.digestKey === null ? isTail || window.startMs < lastMs : own.has(window.digestKey)),
    ),
    findings: findings.length,
  };
}

function chainFindings({ chain, digests, findings }: PlaceChain): PlaceFinding[] {
  const objects = new Map(digests.map(({ object }) => [object.key, object]));
  return findings.map((finding) => {
    return { ...finding, trail: chain.trail, object: objects.get(finding.key) ?? null };
  });
}
