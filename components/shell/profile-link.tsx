"use client";

import type { ReactNode } from "react";
import { PageLink } from "@/components/ui/page-link";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { useProfileRoute } from "./use-profile-route";

/** What has a page of its own leads there, with the period and the accounts of this page. */
export function ProfileLink({
  profile,
  children,
}: {
  readonly profile: { readonly kind: ProfileKind; readonly id: string } | null;
  readonly children: ReactNode;
}) {
  const routeOf = useProfileRoute();
  const href = profile && routeOf(profile.kind, profile.id);
  if (href === null) return children;
  return (
    <PageLink href={href} className="inline-block min-h-6 leading-6">
      {children}
    </PageLink>
  );
}
