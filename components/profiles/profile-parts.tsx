"use client";

import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { BlockGroupSection } from "./block-group";
import { DenialsSection } from "./denials-section";
import { FreshSection } from "./fresh-section";
import { blockGroups } from "./kind-words";
import type { PartProps } from "./part-props";
import { RisksSection } from "./risks-section";
import { WritersSection } from "./writers-section";

const LineageSection = onDemand(
  () => import("./lineage-section").then((module) => module.LineageSection),
  <Skeleton lines={5} label="Loading the session lineage" />,
);
const ActivitySection = onDemand(
  () => import("./activity-section").then((module) => module.ActivitySection),
  <Skeleton lines={9} label="Loading the activity calendar" />,
);
const AccessSection = onDemand(
  () => import("./access-section").then((module) => module.AccessSection),
  <Skeleton lines={5} label="Loading what is granted" />,
);

/** All of a profile below its card. Every part but the first ones asks for itself. */
export function ProfileParts({ profile, params }: PartProps) {
  const { kind, counts, days } = profile;
  const part = { profile, params };
  if (counts.events === 0) {
    return (
      <div className="space-y-8">
        {kind === "session" ? <LineageSection {...part} /> : null}
        {days.length === 0 ? null : <ActivitySection profile={profile} />}
        {kind === "principal" ? <AccessSection {...part} /> : null}
      </div>
    );
  }
  return (
    <div className="space-y-8">
      {kind === "resource" ? <WritersSection {...part} /> : null}
      <div className="grid gap-x-8 gap-y-8 xl:grid-cols-2">
        {profile.fresh === null ? null : <FreshSection profile={profile} fresh={profile.fresh} />}
        <RisksSection {...part} />
      </div>
      {kind === "principal" || kind === "session" ? <LineageSection {...part} /> : null}
      <ActivitySection profile={profile} />
      {blockGroups(kind).map((group) => (
        <BlockGroupSection key={group.title} {...part} group={group} />
      ))}
      <DenialsSection {...part} />
      {kind === "principal" ? <AccessSection {...part} /> : null}
    </div>
  );
}
