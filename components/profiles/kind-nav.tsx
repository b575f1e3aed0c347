"use client";

import { usePeriodSearch, withSearch } from "@/components/shell/use-profile-route";
import { PageLink } from "@/components/ui/page-link";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { profilesHref } from "@/lib/api/profile-href";
import { KIND_WORDS, KINDS } from "./kind-words";

/** The lists of all kinds of profiles, for the same period and accounts. */
export function KindNav({ kind }: { readonly kind: ProfileKind }) {
  const search = usePeriodSearch();
  return (
    <nav
      aria-label="Kinds of profiles"
      className="flex flex-wrap gap-x-4 border-b border-line"
      data-no-print
    >
      {KINDS.map((each) => (
        <PageLink
          key={each}
          href={withSearch(profilesHref(each), search)}
          aria-current={each === kind ? "page" : undefined}
          className="inline-flex h-8 items-center border-b-2 border-transparent text-muted no-underline hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
        >
          {KIND_WORDS[each].title}
        </PageLink>
      ))}
    </nav>
  );
}
