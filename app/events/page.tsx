import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { EventExplorer } from "@/components/events/event-explorer";
import { KnownAnswers } from "@/components/shell/known-answers";
import { readPreferences, shownZone } from "@/components/shell/preference-cookies";
import {
  type EventListing,
  eventPageQuery,
  histogramQuery,
  PAGE_SIZE,
  toListing,
} from "@/lib/api/event-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { recordSearch } from "@/lib/audit/record-search";
import { factsOf, withRequestFacts } from "@/lib/audit/request-facts";
import { AppError } from "@/lib/errors";
import { countByTime } from "@/lib/events/count-by-time";
import { listEvents } from "@/lib/events/list-events";
import { lookUpWarnings } from "@/lib/events/query-warnings";
import { toQuestion } from "@/lib/events/to-question";
import { parseSearch } from "@/lib/search/url";

export const metadata: Metadata = { title: "Events" };

/** Asks the first questions that the browser would ask, so that quick answers come with the page. */
export default async function EventsPage({ searchParams }: PageProps<"/events">) {
  await pageReader();
  const { search } = parseSearch(await searchParams);
  const listing = toListing(search);
  const asked = readQuestion(listing);
  const client = new QueryClient();
  if (asked !== null) {
    const { question, warnings } = asked;
    // A link to an event opens the list around it.
    const place = search.e === null ? null : { around: search.e };
    const zone = await readZone(search.tz);
    const facts = factsOf(await headers());
    const page = { limit: PAGE_SIZE, sort: listing.sort, cols: listing.cols, ...place };
    await askInTime((reader) =>
      Promise.all([
        client.prefetchQuery({
          ...eventPageQuery(listing, place),
          queryFn: async () => {
            await withRequestFacts(facts, () => recordSearch(reader, listing));
            const [listed, odd] = await Promise.all([
              listEvents(reader, question, page),
              lookUpWarnings(reader, question, search.q),
            ]);
            return { ...listed, warnings: [...warnings, ...odd] };
          },
        }),
        client.prefetchQuery({
          ...histogramQuery(listing, search.by, zone),
          queryFn: () => countByTime(reader, question, search.by, zone),
        }),
      ]),
    );
  }
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <EventExplorer />
    </KnownAnswers>
  );
}

/** Null for a link that asks nothing readable: the API then tells the browser what is wrong. */
function readQuestion(listing: EventListing) {
  try {
    return toQuestion(listing, Date.now());
  } catch (error) {
    if (error instanceof AppError && error.kind === "invalid") return null;
    throw error;
  }
}

/** The clock of the page as it is drawn first. */
async function readZone(asked: string | null) {
  const jar = await cookies();
  return shownZone(asked, readPreferences((name) => jar.get(name)?.value).zone, false);
}
