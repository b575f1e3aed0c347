import type { Overview } from "@/lib/api/overview-contract";
import { ActivitySection } from "./activity-section";
import { FreshSection } from "./fresh-section";
import { GroupSection } from "./group-section";
import { HealthSection } from "./health-section";
import { MoversSection } from "./movers-section";
import { SpikesSection } from "./spikes-section";

/** The parts of the overview in the order in which they are read. */
export function OverviewSections({ overview }: { readonly overview: Overview }) {
  return (
    <>
      <ActivitySection overview={overview} />
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <FreshSection {...overview} />
        <div className="min-w-0 space-y-6">
          <GroupSection
            title="Root user"
            what="root"
            none="Root did nothing in this period."
            one="action"
            group={overview.root}
          />
          <SpikesSection {...overview} />
        </div>
        <div className="min-w-0 space-y-6">
          <GroupSection
            title="Sign-ins without MFA"
            what="sign-ins-without-mfa"
            none="No console sign-in says that MFA was not used."
            one="user or role"
            group={overview.withoutMfa}
          />
          <HealthSection {...overview} />
        </div>
        <MoversSection {...overview} />
      </div>
    </>
  );
}
