/** Events that one pin may hold. */
export const MOST_PINNED_EVENTS = 1_000;
