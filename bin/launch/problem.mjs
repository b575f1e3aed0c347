// @ts-check

/** A failure the reader can act on: shown as its message alone, without a stack. */
export class Problem extends Error {}

/**
 * What to print for something thrown: a Problem's message, anything else with its stack.
 * @param {unknown} error
 * @returns {string}
 */
export function describe(error) {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
