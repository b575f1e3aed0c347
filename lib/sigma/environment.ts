/** What rules may refer to beside the record. */
export interface RuleEnvironment {
  /** Value lists by name: `%KnownAccounts%` stands for the entries of `KnownAccounts`. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** ISO 3166 code of an address; absent where there is no database of addresses. */
  readonly countryOf?: (address: string) => string | null;
}

/** Value lists that every installation has, empty until somebody fills them. */
export const STANDARD_LISTS = [
  "BreakGlassRoles",
  "CommonRegions",
  "EgressIPs",
  "KnownAccounts",
  "Legitimate_Countries",
  "TrailBuckets",
  "TrustedIPs",
] as const;

export const NO_ENVIRONMENT: RuleEnvironment = { lists: new Map() };
