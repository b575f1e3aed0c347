/**
 * The SQLSTATE of a failed statement, wherever the driver put it; null when there is none.
 * (PostgreSQL manual, appendix A.)
 */
function sqlStateOf(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at && depth < 6; depth++) {
    if (typeof at !== "object") return null;
    for (const name of ["originalCode", "code"]) {
      const code: unknown = Reflect.get(at, name);
      if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code))
        return code;
    }
    const meta: unknown = Reflect.get(at, "meta");
    at = Reflect.get(at, "cause") ?? Reflect.get(Object(meta), "driverAdapterError") ?? meta;
  }
  return null;
}

/**
 * True when the same statement may well succeed later: the connection was lost, two writers met,
 * the server was short of something or went away.
 */
export function isPassing(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== null) return /^(08|40|53|55|57|58)/.test(state);
  return ![TypeError, RangeError, SyntaxError].some((kind) => error instanceof kind);
}

/** True when Postgres stopped the statement: it ran or waited for a lock longer than it may. */
export function isStopped(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === "57014" || state === "55P03";
}

/** True when the values are at fault and trying again cannot help: data, integrity, limits. */
export function isDataError(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== null && /^(22|23|54)/.test(state);
}
