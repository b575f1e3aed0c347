"use client";

import { usePeriodSearch, withSearch } from "@/components/shell/use-profile-route";
import { PageLink } from "@/components/ui/page-link";

const PAGES = [
  { href: "/rules", word: "Rules" },
  { href: "/rules/attack", word: "ATT&CK" },
  { href: "/rules/cis", word: "CIS controls" },
  { href: "/rules/lists", word: "Value lists" },
] as const;

export type RulesPage = (typeof PAGES)[number]["href"];

/** The pages about rules, for the same period and accounts. */
export function RulesNav({ page }: { readonly page: RulesPage }) {
  const search = usePeriodSearch();
  return (
    <nav
      aria-label="Pages about rules"
      className="flex flex-wrap gap-x-4 border-b border-line"
      data-no-print
    >
      {PAGES.map(({ href, word }) => (
        <PageLink
          key={href}
          href={withSearch(href, search)}
          aria-current={href === page ? "page" : undefined}
          className="inline-flex h-8 items-center border-b-2 border-transparent text-muted no-underline hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
        >
          {word}
        </PageLink>
      ))}
    </nav>
  );
}
