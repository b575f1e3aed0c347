/**
 * Memory of one parser thread. A block is at most a megabyte and what is remembered is bounded, so
 * this is plenty; without a bound the thread's heap grows with the machine's memory.
 */
export const PARSER_LIMITS = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 } as const;
