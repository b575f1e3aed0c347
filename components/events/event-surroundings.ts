import type { EventListing } from "@/lib/api/event-queries";
import type { EventSearch } from "@/lib/search/event-search";
import { printSearch } from "@/lib/search/url";
import type { Choice, ChoiceState } from "./edit-query";
import type { EventViewState } from "./use-event-view";

/** A path of the list or of one event. */
export type EventsPath = "/events" | `/events?${string}` | `/events/${string}`;

/** What the parts of an open event know of the page around them. */
export interface EventSurroundings {
  readonly view: EventSearch;
  readonly listing: EventListing;
  readonly change: EventViewState["change"];
  /** Adds a value to the query, or leaves it out. */
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
  /** Asks for one value and nothing else. */
  readonly onOnly: (choice: Choice) => void;
  /** The link that shows another event in this place, and going there. */
  readonly hrefOf: (key: string, patch?: Partial<EventSearch>) => EventsPath;
  readonly onOpen: (key: string, patch?: Partial<EventSearch>) => void;
}

/** The full page of one event; it keeps the search that it was found with. */
export function eventPath(key: string, view: EventSearch): EventsPath {
  const text = printSearch({ ...view, e: null });
  return `/events/${encodeURIComponent(key)}${text === "" ? "" : `?${text}`}`;
}

/** The list of events that a view shows. */
export function listPath(view: EventSearch): EventsPath {
  const text = printSearch(view);
  return text === "" ? "/events" : `/events?${text}`;
}
