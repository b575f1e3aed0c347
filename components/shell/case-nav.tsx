"use client";

import { PageLink } from "@/components/ui/page-link";
import { pageRoute } from "./page-route";
import { useMay } from "./person";

const PAGES = [
  { path: "/cases", label: "Cases" },
  { path: "/shares", label: "Review links" },
] as const;

/** The lists of cases and of their review links, for who may see both. */
export function CaseNav({ current }: { readonly current: (typeof PAGES)[number]["path"] }) {
  if (!useMay("lead")) return null;
  return (
    <nav
      aria-label="Cases and review links"
      className="flex flex-wrap gap-x-4 border-b border-line"
      data-no-print
    >
      {PAGES.map(({ path, label }) => (
        <PageLink
          key={path}
          href={pageRoute(path)}
          aria-current={path === current ? "page" : undefined}
          className="inline-flex h-8 items-center border-b-2 border-transparent text-muted no-underline hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
        >
          {label}
        </PageLink>
      ))}
    </nav>
  );
}
