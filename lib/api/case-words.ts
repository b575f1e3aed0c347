/** What cases are told by; for pages too, which read no schemas. */
export const CASE_STATUSES = ["open", "contained", "closed"] as const;
export const CASE_SEVERITIES = ["critical", "high", "medium", "low"] as const;
/** Orders of the list, newest first at first. */
export const CASE_SORTS = ["-opened", "opened", "title", "severity", "status"] as const;
/** What narrows the list, by the names of the API and of the page's link. */
export const CASE_FILTERS = ["status", "severity", "tag", "member", "entity", "mine"] as const;
/** Events that one pin may hold. */
export const MOST_PINNED_EVENTS = 1_000;
