import type { EventLink } from "@/lib/api/period-contract";

/** The same events with one condition more. */
export function narrowed(link: EventLink, condition: string): EventLink {
  return { ...link, q: `${link.q} ${condition}`.trim() };
}
