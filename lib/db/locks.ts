/** Advisory locks of the index: any fixed numbers, the same in every process. */

/** Held from the end of a write to its commit: gives files their commit-ordered sequence. */
export const COMMIT_LOCK = 7_261_001n;
/** Held while partitions are made. */
export const PARTITION_LOCK = 7_261_002n;
/** Held while a partition's search index is built. */
export const BUILD_LOCK = 7_261_003n;
/** Held from a change of what runs to its commit: gives revisions of the rules their order. */
export const RULES_LOCK = 7_261_004n;
/** Held while hits and sums are turned into alerts: one does it, the others rest. */
export const ALERTS_LOCK = 7_261_005n;
/** First key of a worker's two-part presence lock; the second is the hash of its name. */
export const PRESENCE_LOCK = 7_261;
/**
 * First key of the two-part locks of verification: the second is the number of a run that somebody is
 * at work on, or 0 while one is asked for.
 */
export const VERIFICATION_LOCK = 7_262;
/** First key of the lock held while one place of a run is written; the second is the place's hash. */
export const PLACE_LOCK = 7_263;
/**
 * First key of the two-part locks of hunts: the second is the number of a hunt that somebody is at
 * work on, or 0 while one is asked for.
 */
export const HUNT_LOCK = 7_264;
