"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { IgnoredSettings } from "@/components/shell/ignored-settings";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { ErrorNote } from "@/components/ui/error-note";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/api/fetch-json";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { profileQuery } from "@/lib/api/profile-queries";
import { canCompare, parseCompare } from "./compare-with";
import { IdentityCard } from "./identity-card";
import { ProfileHeader } from "./profile-header";
import { ProfileMissing } from "./profile-missing";
import { ProfileTotals } from "./profile-totals";

// All below the card is asked for by itself, and so is its code.
const ProfileParts = onDemand(
  () => import("./profile-parts").then((module) => module.ProfileParts),
  <Skeleton lines={8} label="Loading the profile's parts" />,
);
const CompareView = onDemand(
  () => import("./compare-view").then((module) => module.CompareView),
  <Skeleton lines={12} label="Loading the comparison" />,
);

/** Settings of a profile's link; whatever else it has is named as ignored. */
const KNOWN: ReadonlySet<string> = new Set(["from", "to", "scope", "tz", "cmp"]);

/** Who or what one profile is, and what it did in a period. */
export function ProfileView({
  kind,
  id,
  accounts,
}: {
  readonly kind: ProfileKind;
  readonly id: string;
  /** Those that the reader may choose from. */
  readonly accounts: readonly string[];
}) {
  const params = usePeriodParams();
  const search = useSearchParams();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...profileQuery(kind, id, params),
    placeholderData: keepPreviousData,
  });
  const cmp = search.get("cmp");
  const asked = cmp === null ? null : parseCompare(cmp);
  const other = asked !== null && canCompare(kind, asked) ? asked : null;
  const ignored = [...new Set(search.keys())].filter(
    (name) => !KNOWN.has(name) || (name === "cmp" && cmp !== "" && other === null),
  );
  const isMissing = error instanceof ApiError && error.code === "not_found";
  return (
    <div className="space-y-5 p-4">
      <ProfileHeader kind={kind} id={id} profile={data} other={other} accounts={accounts} />
      <IgnoredSettings names={ignored} />
      {isMissing ? (
        <ProfileMissing kind={kind} message={error.message} />
      ) : error === null ? null : (
        <ErrorNote
          title="The profile could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={14} label="Loading the profile" />
        ) : null
      ) : isMissing ? null : (
        <div
          className={`space-y-6 ${isPlaceholderData ? "stale" : ""}`}
          aria-busy={isPlaceholderData}
        >
          {other === null ? (
            <>
              <ProfileTotals profile={data} />
              <IdentityCard profile={data} />
              <ProfileParts profile={data} params={params} />
            </>
          ) : (
            <CompareView profile={data} params={params} other={other} />
          )}
        </div>
      )}
    </div>
  );
}
