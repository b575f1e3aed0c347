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
        <GroupSection
          title="Root user"
          none="Root did nothing in this period."
          one="action"
          group={overview.root}
        />
        <GroupSection
          title="Sign-ins without MFA"
          none="No console sign-in says that MFA was not used."
          one="user or role"
          group={overview.withoutMfa}
        />
        <SpikesSection {...overview} />
        <HealthSection {...overview} />
        <MoversSection {...overview} />
      </div>
    </>
  );
}
