import {
  defaultShouldDehydrateQuery,
  dehydrate,
  HydrationBoundary,
  QueryClient,
} from "@tanstack/react-query";
import type { Metadata } from "next";
import { EventExplorer } from "@/components/events/event-explorer";
import {
  type EventListing,
  eventPageQuery,
  histogramQuery,
  PAGE_SIZE,
  toListing,
} from "@/lib/api/event-queries";
import { openReader } from "@/lib/auth/reader";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors";
import { countByTime } from "@/lib/events/count-by-time";
import { listEvents } from "@/lib/events/list-events";
import { toQuestion } from "@/lib/events/to-question";
import { parseSearch } from "@/lib/search/url";

export const metadata: Metadata = { title: "Events" };

/** Starts the same questions that the browser will ask, and does not wait for the answers. */
export default async function EventsPage({ searchParams }: PageProps<"/events">) {
  const listing = toListing(parseSearch(await searchParams).search);
  const question = readQuestion(listing);
  const client = new QueryClient();
  if (question !== null) {
    const reader = openReader(getDatabase());
    const page = { limit: PAGE_SIZE, sort: listing.sort };
    void client.prefetchQuery({
      ...eventPageQuery(listing, null),
      // Of warnings the browser knows: it reads the query text itself.
      queryFn: async () => ({ ...(await listEvents(reader, question, page)), warnings: [] }),
    });
    void client.prefetchQuery({
      ...histogramQuery(listing),
      queryFn: () => countByTime(reader, question),
    });
  }
  const state = dehydrate(client, {
    shouldDehydrateQuery: (query) =>
      defaultShouldDehydrateQuery(query) || query.state.status === "pending",
  });
  return (
    <HydrationBoundary state={state}>
      <EventExplorer />
    </HydrationBoundary>
  );
}

/** Null for a link that asks nothing readable: the API then tells the browser what is wrong. */
function readQuestion(listing: EventListing) {
  try {
    return toQuestion(listing, Date.now()).question;
  } catch (error) {
    if (error instanceof AppError && error.kind === "invalid") return null;
    throw error;
  }
}
