import { ApiError } from "@/lib/api/fetch-json";

/** How the answer on screen stands to the question that was asked last. */
export type ResultState =
  | "answered"
  | "searching"
  /** Another part of the same list is on its way. */
  | "moving"
  | "cancelled"
  | "failed"
  /** The query, or the time range, cannot be read. */
  | "refused-query"
  | "refused-time";

/** Without anything on screen, and over the results of the question before. */
const WORDS: Readonly<Record<Exclude<ResultState, "answered">, readonly [string, string]>> = {
  searching: ["Searching…", "Searching… these are the results of the query before."],
  moving: ["Searching…", "Loading another part of the list…"],
  cancelled: [
    "The search was cancelled, so nothing is shown.",
    "The search was cancelled; these are the results of the query before.",
  ],
  failed: [
    "Nothing is shown: the search failed.",
    "Results of the query before; the new search failed.",
  ],
  "refused-query": [
    "Nothing is shown: the query cannot be read. Mend it above.",
    "Results of the query before: the new one cannot be read.",
  ],
  "refused-time": [
    "Nothing is shown: the times of the link cannot be read. See above.",
    "Results of the times before: the new ones cannot be read.",
  ],
};

/** Why what is on screen is not the result; null when it is. */
export function resultWords(state: ResultState, isEmpty: boolean): string | null {
  return state === "answered" ? null : WORDS[state][isEmpty ? 0 : 1];
}

/** What of a question the server could not read; null for any other error, and for none. */
export function refusedPart(error: unknown): "query" | "time" | null {
  if (!(error instanceof ApiError) || error.code !== "invalid") return null;
  if (error.issues.length > 0 || "q" in error.fields) return "query";
  const isTime = ["from", "to", "from, to", "asof"].some((name) => name in error.fields);
  return isTime ? "time" : null;
}

/** What a result is known by. */
interface Standing {
  /** The page that was asked for last is on screen. */
  readonly isAnswered: boolean;
  /** Rows of the same search are on screen. */
  readonly isSameSearch: boolean;
  readonly isFetching: boolean;
  readonly refused: "query" | "time" | null;
  readonly isFailed: boolean;
}

/** The state that a page of the list is in. */
export function resultState(standing: Standing): ResultState {
  if (standing.refused !== null) return `refused-${standing.refused}`;
  if (standing.isAnswered) return "answered";
  if (standing.isFailed) return "failed";
  if (!standing.isFetching) return "cancelled";
  return standing.isSameSearch ? "moving" : "searching";
}
