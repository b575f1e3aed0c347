"use client";

import { pageRoute } from "@/components/shell/page-route";
import { useProfileRoute } from "@/components/shell/use-profile-route";
import { PageLink } from "@/components/ui/page-link";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { formatCount } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";

/** A number that the section of a profile lists one by one. */
export function SectionLink({
  kind,
  id,
  section,
  count,
  of,
}: {
  readonly kind: ProfileKind;
  readonly id: string;
  /** The `anchor` of a ProfileSection. */
  readonly section: string;
  readonly count: number;
  /** What is counted of whom: "Regions of alice". */
  readonly of: string;
}) {
  const href = useProfileRoute()(kind, id);
  const text = formatCount(count);
  if (href === null || count === 0) return <span className="text-muted">{text}</span>;
  return (
    <PageLink href={pageRoute(`${href}#${section}`)} className="inline-block min-h-6 leading-6">
      {text}
      <span className="sr-only"> {toVisible(of.slice(0, 120))}</span>
    </PageLink>
  );
}
