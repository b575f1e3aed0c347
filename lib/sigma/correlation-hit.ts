import type { Correlation } from "./rule-set";
import type { Subject } from "./subject";

/** One match of a rule, as correlations need it. */
export interface CorrelationHit {
  /** Key of the rule that matched. */
  readonly rule: string;
  /** The event, the same however often it is delivered. */
  readonly event: string;
  readonly timeMs: number;
  /** Texts of the fields that correlations ask for; a field that is missing has none. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

const MOST_VALUES = 100;
const LONGEST_VALUE = 1_000;

/**
 * The match of a rule by an event, with what the correlations ask of it; null for an event without
 * a time, which has no place in any span of time.
 */
export function toHit(
  rule: string,
  event: string,
  subject: Subject,
  fields: ReadonlySet<string>,
): CorrelationHit | null {
  const timeMs = subject.event.eventTimeMs;
  if (timeMs === null) return null;
  return { rule, event, timeMs, values: hitValues(subject, fields) };
}

/** What an event says in some fields, shortened; a field that is missing has no texts. */
export function hitValues(
  subject: Subject,
  fields: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const values = [...fields].map((field): [string, readonly string[]] => {
    const texts = subject
      .field(field)
      .candidates.flatMap(({ scalar, text }) => (scalar === null || text === "" ? [] : [text]));
    const kept = [...new Set(texts)].slice(0, MOST_VALUES);
    return [field, kept.map((text) => text.slice(0, LONGEST_VALUE))];
  });
  return new Map(values);
}

/** For each rule whose matches are correlated, by its key: the fields that its hits must hold. */
export function correlatedFields(
  correlations: readonly Correlation[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const fields = new Map<string, Set<string>>();
  for (const correlation of correlations) addFields(correlation, [], fields);
  return fields;
}

/** `outer`: names that correlations above ask for; they are answered by the events below. */
function addFields(
  { rule, parts }: Correlation,
  outer: readonly string[],
  into: Map<string, Set<string>>,
): void {
  for (const { key, correlation, aliases } of parts) {
    const asked = [...rule.groupBy, ...rule.counted].map((name) => aliases.get(name) ?? name);
    const names = [...new Set([...asked, ...outer])];
    if (correlation !== null) {
      addFields(correlation, names, into);
      continue;
    }
    const fields = into.get(key) ?? new Set();
    for (const name of names) fields.add(name);
    into.set(key, fields);
  }
}
