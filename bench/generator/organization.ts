import type { Random } from "./random";

/** The Region in which global services record their events. */
export const GLOBAL_REGION = "us-east-1";
/** Enabled and logged, but used by nobody until the incident. */
export const QUIET_REGION = "sa-east-1";
export const COMPANY = "larkfield";
export const ORGANIZATION_ID = "o-larkfield01";
export const TRAIL_NAME = "org-trail";
export const LOG_BUCKET = `${COMPANY}-org-cloudtrail`;

export interface Account {
  readonly id: string;
  /** What it is for: `production`, `staging`, … */
  readonly name: string;
  /** Regions in use, the busiest first. */
  readonly regions: readonly string[];
}

/** One account in one Region, with a generator that only its own fixed resources draw from. */
export interface Place {
  readonly account: Account;
  readonly region: string;
  readonly random: Random;
}

const ACCOUNTS: readonly Account[] = [
  {
    id: "111122223333",
    name: "production",
    regions: ["eu-west-1", "us-east-1", "us-west-2", "eu-central-1"],
  },
  { id: "222233334444", name: "tooling", regions: ["us-east-1", "eu-west-1"] },
  { id: "333344445555", name: "staging", regions: ["eu-west-1", "us-east-1", "ap-southeast-2"] },
  { id: "444455556666", name: "data", regions: ["us-east-1", "eu-central-1", "us-west-2"] },
  { id: "555566667777", name: "security", regions: ["us-east-1", "eu-west-1", "ca-central-1"] },
  { id: "666677778888", name: "sandbox", regions: ["us-west-2", "us-east-1"] },
  {
    id: "777788889999",
    name: "payments",
    regions: ["eu-central-1", "us-east-1", "ap-northeast-1"],
  },
  { id: "888899990000", name: "partners", regions: ["us-east-1", "eu-north-1"] },
];

/** The organization's places; the same seed gives the same resources in each. */
export class Organization {
  readonly accounts: readonly Account[];
  private readonly places = new Map<string, Place>();

  /** `count` accounts, 2 to 8 (role chains cross accounts); the first is where the incident happens. */
  constructor(
    readonly random: Random,
    count: number,
  ) {
    if (count < 2 || count > ACCOUNTS.length) throw new RangeError("accounts must be 2 to 8");
    this.accounts = ACCOUNTS.slice(0, count);
  }

  place(account: Account, region: string): Place {
    const key = `${account.id}/${region}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = { account, region, random: this.random.fork(key) };
    this.places.set(key, place);
    return place;
  }

  /** Every place that the trail delivers for, also those where nothing happens. */
  loggedPlaces(): Place[] {
    return this.accounts.flatMap((account, i) => {
      const quiet = i === 0 ? [QUIET_REGION] : [];
      const regions = new Set([...account.regions, GLOBAL_REGION, ...quiet]);
      return [...regions].map((region) => this.place(account, region));
    });
  }

  /** The account at `position`, counted round. */
  accountAt(position: number): Account {
    const account = this.accounts[position % this.accounts.length];
    if (account === undefined) throw new RangeError("No account");
    return account;
  }
}
