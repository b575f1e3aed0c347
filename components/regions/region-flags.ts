import type { AccountRegions, RegionGrid, RegionRow } from "@/lib/api/region-contract";

type State = AccountRegions["regions"][number]["state"];

const STATES: readonly State[] = ["home", "learned", "allowed", "denied"];

/** What is to be said of a Region beside its name, in words: `home`, `opt-in`, `unknown Region`. */
export function regionFlags(
  { region, isKnown, enabledByDefault }: RegionRow,
  accounts: RegionGrid["accounts"],
): string[] {
  if (region === null) return [];
  const counted = [
    ...STATES.map((state) => ({
      word: state,
      accounts: accounts.filter(({ regions }) =>
        regions.some((each) => each.region === region && each.state === state),
      ).length,
    })),
    {
      word: "outside home",
      accounts: accounts.filter(({ outside }) => outside.some((each) => each.region === region))
        .length,
    },
  ];
  const words = counted
    .filter((each) => each.accounts > 0)
    .map((each) =>
      accounts.length === 1 ? each.word : `${each.word} (${each.accounts} of ${accounts.length})`,
    );
  if (enabledByDefault === false) words.push("opt-in");
  if (!isKnown) words.push("unknown Region");
  return words;
}
