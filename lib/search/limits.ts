/** Bounds of a query, so that no text costs more than a moment to read or to answer. */
export const MAX_QUERY_LENGTH = 2_000;
export const MAX_CLAUSES = 200;
export const MAX_DEPTH = 32;
export const MAX_WILDCARDS = 16;
/** A wildcard without a field is compared with whole records: it must say at least this much. */
export const MIN_TEXT_LITERALS = 3;
