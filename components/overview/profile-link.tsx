"use client";

import type { ReactNode } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { printParams } from "@/components/shell/url-params";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { PageLink } from "@/components/ui/page-link";
import type { OverviewLine } from "@/lib/api/overview-contract";
import { profileHref } from "@/lib/api/profile-href";

/** What has a page of its own leads there, with the period and the accounts of this page. */
export function ProfileLink({
  profile,
  children,
}: {
  readonly profile: OverviewLine["profile"];
  readonly children: ReactNode;
}) {
  const params = usePeriodParams();
  if (profile === null) return children;
  const search = printParams("", params);
  const path = profileHref(profile.kind, profile.id);
  return (
    <PageLink
      href={pageRoute(search === "" ? path : `${path}?${search}`)}
      className="inline-block min-h-6"
    >
      {children}
    </PageLink>
  );
}
