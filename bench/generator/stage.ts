import type { Account, Organization } from "./organization";
import type { Random } from "./random";

/** Record families as the trail files them: each has its own folder (CloudTrail user guide, log file names). */
export type Family =
  | "CloudTrail"
  | "CloudTrail-Insight"
  | "CloudTrail-NetworkActivity"
  | "CloudTrail-Aggregated";

/** Where events happen: who writes one hands it over here and draws from one generator. */
export interface Stage {
  readonly random: Random;
  readonly organization: Organization;
  /** Delivers one record of `account` in `region`, which happened at `timeMs`. */
  emit(account: Account, region: string, family: Family, timeMs: number, json: string): void;
}
