import type { PolicyStatement } from "./iam-policy";

/**
 * Whether policies let a caller do `service:Action` anywhere at all: some Allow is about it and no
 * Deny that always holds. Conditions and the resources of an Allow are not looked at
 * (AWS: policy evaluation logic; names of actions ignore case).
 */
export function isGranted(statements: readonly PolicyStatement[], action: string): boolean {
  const asked = action.toLowerCase();
  return (
    statements.some((one) => one.effect === "Allow" && isAbout(one, asked)) &&
    !statements.some((one) => isAlwaysDenied(one) && isAbout(one, asked))
  );
}

/** Whether something of a service is granted, by its prefix in the names of actions: `s3`. */
export function isServiceGranted(statements: readonly PolicyStatement[], prefix: string): boolean {
  const service = prefix.toLowerCase();
  const denials = statements.filter(isAlwaysDenied);
  return statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((one) => patternsOf(one, service))
    .some((pattern) => !denials.some((denial) => deniesAll(denial, pattern)));
}

/** What policies name by itself, so that it can be listed although it was never used. */
interface NamedGrants {
  /** Prefixes of services, in the order of their names. */
  readonly services: readonly string[];
  /** `s3:GetObject`, as first written; those that are granted. */
  readonly actions: readonly string[];
  /** True when services are granted that no policy names: by `*` or by NotAction. */
  readonly isOpen: boolean;
}

export function namedGrants(statements: readonly PolicyStatement[]): NamedGrants {
  const allowed = statements.filter(({ effect }) => effect === "Allow");
  const patterns = allowed.filter(({ isAllBut }) => !isAllBut).flatMap(({ actions }) => actions);
  const services = new Set<string>();
  const actions = new Map<string, string>();
  let isOpen = allowed.some(({ isAllBut }) => isAllBut);
  for (const pattern of patterns) {
    const [prefix = "", name] = pattern.split(":", 2);
    if (/[*?]/.test(prefix)) isOpen = true;
    else if (name !== undefined) services.add(prefix.toLowerCase());
    if (name === undefined || /[*?]/.test(pattern)) continue;
    const id = pattern.toLowerCase();
    if (!actions.has(id) && isGranted(statements, id)) actions.set(id, pattern);
  }
  return {
    services: [...services].filter((prefix) => isServiceGranted(statements, prefix)).sort(),
    actions: [...actions.values()],
    isOpen,
  };
}

function isAlwaysDenied({ effect, isConditional, isEverywhere }: PolicyStatement): boolean {
  return effect === "Deny" && isEverywhere && !isConditional;
}

/** Whether a statement is about an action, or all of a pattern; both in lower case. */
function isAbout({ actions, isAllBut }: PolicyStatement, asked: string): boolean {
  return actions.some((pattern) => fitsPattern(pattern.toLowerCase(), asked)) !== isAllBut;
}

/** What of one service an Allow is about, as patterns of it. */
function patternsOf({ actions, isAllBut }: PolicyStatement, service: string): string[] {
  const all = `${service}:*`;
  const patterns = actions.map((pattern) => pattern.toLowerCase());
  if (isAllBut) return patterns.some((pattern) => fitsPattern(pattern, all)) ? [] : [all];
  return patterns.flatMap((pattern) => {
    if (pattern === "*") return [all];
    const [prefix = "", name] = pattern.split(":", 2);
    return name !== undefined && fitsPattern(prefix, service) ? [`${service}:${name}`] : [];
  });
}

/** Whether nothing of a pattern is left by a Deny. */
function deniesAll({ actions, isAllBut }: PolicyStatement, pattern: string): boolean {
  const spared = (one: string) => fitsPattern(one, pattern) || fitsPattern(pattern, one);
  const patterns = actions.map((one) => one.toLowerCase());
  return isAllBut ? !patterns.some(spared) : patterns.some((one) => fitsPattern(one, pattern));
}

/**
 * `*` is any run of characters, `?` one of them. The text may be a pattern as well: then all that
 * fits it must fit, so its own `*` needs one here. Bounded by length × length.
 */
function fitsPattern(pattern: string, text: string): boolean {
  let at = 0;
  let pos = 0;
  let resumeAt = -1;
  let taken = 0;
  while (pos < text.length) {
    const wanted = pattern[at];
    if (wanted === "*") {
      at += 1;
      resumeAt = at;
      taken = pos;
    } else if (wanted === "?" ? text[pos] !== "*" : wanted === text[pos]) {
      at += 1;
      pos += 1;
    } else if (resumeAt >= 0) {
      taken += 1;
      at = resumeAt;
      pos = taken;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}
