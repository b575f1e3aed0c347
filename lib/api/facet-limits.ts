/** Fields that one answer counts, in the API and in a reading of records. */
export const MOST_FACETS = 20;
