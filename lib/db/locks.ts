/** Advisory locks of the index: any fixed numbers, the same in every process. */

/** Held from the end of a write to its commit: gives files their commit-ordered sequence. */
export const COMMIT_LOCK = 7_261_001n;
/** Held while partitions are made. */
export const PARTITION_LOCK = 7_261_002n;
/** Held while a partition's search index is built. */
export const BUILD_LOCK = 7_261_003n;
/** First key of a worker's two-part presence lock; the second is the hash of its name. */
export const PRESENCE_LOCK = 7_261;
