import { setTimeout } from "node:timers/promises";
import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
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

/** A slower answer is left to the browser, which shows the page meanwhile and can give up. */
const PATIENCE_MS = 300;

/** Asks the first questions that the browser would ask, so that quick answers come with the page. */
export default async function EventsPage({ searchParams }: PageProps<"/events">) {
  const { search } = parseSearch(await searchParams);
  const listing = toListing(search);
  const question = readQuestion(listing);
  const client = new QueryClient();
  if (question !== null) {
    const reader = openReader(getDatabase(), AbortSignal.timeout(PATIENCE_MS));
    // A link to an event opens the list around it.
    const place = search.e === null ? null : { around: search.e };
    const page = { limit: PAGE_SIZE, sort: listing.sort, cols: listing.cols, ...place };
    const answers = Promise.all([
      client.prefetchQuery({
        ...eventPageQuery(listing, place),
        // Of warnings the browser knows: it reads the query text itself.
        queryFn: async () => ({ ...(await listEvents(reader, question, page)), warnings: [] }),
      }),
      client.prefetchQuery({
        ...histogramQuery(listing),
        queryFn: () => countByTime(reader, question),
      }),
    ]);
    await Promise.race([answers, setTimeout(PATIENCE_MS)]);
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
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
