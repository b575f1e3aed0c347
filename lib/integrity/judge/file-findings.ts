import { groupBy } from "@/lib/db/lineage/group-by";
import { noDigestsFinding } from "@/lib/digest/no-digests";
import { FILE_VERDICTS } from "@/lib/digest/verdict";
import type { Place } from "@/lib/integrity/evidence";
import type { PlaceProof } from "./judge-files";
import type { FileResult, PlaceFinding } from "./place-result";

const MINUTE_MS = 60_000;

/** The findings about single files: one for each that is broken. */
export function fileFindings(
  files: readonly FileResult[],
  { digests }: PlaceProof,
): readonly PlaceFinding[] {
  return files
    .filter(({ verdict }) => FILE_VERDICTS[verdict] === "broken")
    .map(({ bucket, key, object, verdict, digestKey, detail }) => {
      const digest = digestKey === null ? null : digests.at(digestKey);
      const deliveredMs = object?.deliveredMs ?? null;
      return {
        kind: `file-${verdict}`,
        ...{ bucket, key, object },
        detail: detail ?? verdict,
        fromMs: digest?.startMs ?? deliveredMs,
        toMs: digest?.endMs ?? (deliveredMs === null ? null : deliveredMs + MINUTE_MS),
        trail: digest?.trail ?? null,
      };
    });
}

/** One finding for each prefix of the place that has log files and not one digest. */
export function noDigestsFindings(
  files: readonly FileResult[],
  { covers }: PlaceProof,
  { account, region }: Place,
): readonly PlaceFinding[] {
  const alone = files.filter(({ verdict, key }) => verdict === "not-covered" && !covers.has(key));
  return [...groupBy(alone, ({ key }) => covers.prefixOf(key)).values()].flatMap((some) => {
    const [first] = some.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    if (!first) return [];
    const times = some.flatMap(({ object }) => object?.deliveredMs ?? []).sort((a, b) => a - b);
    const [fromMs = null] = times;
    const lastMs = times.at(-1);
    const toMs = lastMs === undefined ? null : lastMs + MINUTE_MS;
    const { bucket, key, object } = first;
    const place = { account, region, files: some.length };
    return [{ ...noDigestsFinding({ bucket, key, fromMs, toMs, ...place }), object, trail: null }];
  });
}
