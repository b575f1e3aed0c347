import type { Profile } from "@/lib/api/profile-contract";

export type Fact = Profile["facts"][number];

/** Facts with one label stand together, in the order in which labels come first. */
export function factGroups(
  facts: readonly Fact[],
): { readonly label: string; readonly facts: readonly Fact[] }[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const known = groups.get(fact.label);
    if (known === undefined) groups.set(fact.label, [fact]);
    else known.push(fact);
  }
  return [...groups].map(([label, same]) => ({ label, facts: same }));
}
