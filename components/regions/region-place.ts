import type { RegionRow } from "@/lib/api/region-contract";

/** Where the Regions of AWS's commercial partition are, by the first part of their codes. */
const PLACES: Readonly<Record<string, string>> = {
  us: "North America",
  ca: "North America",
  mx: "North America",
  sa: "South America",
  eu: "Europe",
  il: "Middle East",
  me: "Middle East",
  af: "Africa",
  ap: "Asia Pacific",
};
const PARTITIONS: Readonly<Record<string, string>> = {
  "aws-us-gov": "AWS GovCloud (US)",
  "aws-cn": "China",
  "aws-eusc": "European Sovereign Cloud",
};
const ISOLATED = "AWS isolated partitions";
const UNKNOWN = "Unknown Regions";
const NO_REGION = "No Region recorded";

const ORDER = [
  ...new Set([...Object.values(PLACES), ...Object.values(PARTITIONS)]),
  ISOLATED,
  UNKNOWN,
  NO_REGION,
];

/** The heading under which a Region stands: its part of the world, or its partition. */
export function placeOf({
  region,
  partition,
  isKnown,
}: Pick<RegionRow, "region" | "partition" | "isKnown">): string {
  if (region === null) return NO_REGION;
  if (!isKnown || partition === null) return UNKNOWN;
  if (partition !== "aws") return named(PARTITIONS, partition) ?? ISOLATED;
  return named(PLACES, region.slice(0, region.indexOf("-")).toLowerCase()) ?? UNKNOWN;
}

/** The place of a heading among the others. */
export function placeOrder(place: string): number {
  return ORDER.indexOf(place);
}

function named(names: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(names, key) ? names[key] : undefined;
}
