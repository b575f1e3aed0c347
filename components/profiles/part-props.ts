import type { PeriodParams } from "@/lib/api/period-contract";
import type { Profile } from "@/lib/api/profile-contract";

/** What a part of a profile's page needs to ask for itself. */
export interface PartProps {
  readonly profile: Profile;
  /** The period and accounts as the page's link has them. */
  readonly params: PeriodParams;
}
