import { PageLink } from "@/components/ui/page-link";
import { pageRoute } from "./page-route";

const PAGES = [
  { path: "/alerts", label: "Alerts" },
  { path: "/alerts/suppressions", label: "Suppressions" },
  { path: "/alerts/actions", label: "Where alerts are sent" },
  { path: "/rules", label: "Rules" },
] as const;

/** The pages about what is found and what becomes of it. */
export function AlertNav({ current }: { readonly current: (typeof PAGES)[number]["path"] | null }) {
  return (
    <nav
      aria-label="Alerts and rules"
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
