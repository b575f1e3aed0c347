import { formatCount, formatCounted } from "@/lib/format/count";
import type { Level } from "@/lib/sigma/rule";

/** What can be new to a principal, as it is called in a sentence. Regions have a detector of their own. */
export const NEW_KINDS = {
  service: ["service", "services"],
  write: ["kind of change", "kinds of change"],
  network: ["network", "networks"],
  client: ["client", "clients"],
  key: ["access key", "access keys"],
} as const;

export type NewKind = keyof typeof NEW_KINDS;

/** Something that a principal was never seen with before. */
export interface NewValue {
  readonly kind: NewKind;
  readonly value: string;
  /** Principals of the account that were seen with it before. */
  readonly others: number;
}

/** What is said of a principal's day. */
export interface NewVerdict {
  readonly level: Level;
  readonly values: readonly NewValue[];
}

/** A principal must be known so long, and by so many events. */
export const FEWEST_DAYS = 14;
export const FEWEST_EVENTS = 50;
/** Of the days before: who meets something new more often than once in them does so by habit. */
export const HABIT_DAYS = 14;
const MOST_NEWS_DAYS = 1;
/** A change that so few others make is still rare. */
const FEW_OTHERS = 2;

/** On how many of the 14 days before a principal met something new. */
export interface NewsHabit {
  /** A change it had never made. */
  readonly deedDays: number;
  /** An address it had never come from. */
  readonly wayDays: number;
}

/**
 * How much the news of one principal's day mean together. What it does (services, changes) and how it
 * comes (networks, clients, keys) are two kinds of evidence: both at once, new to the whole account,
 * are high. What many others do already means nothing by itself, nor does news of a kind that the
 * principal has all the time: null.
 */
export function judgeNew(all: readonly NewValue[], habit: NewsHabit): NewVerdict | null {
  const values = all.filter((value) => {
    const newsDays = isDeed(value) ? habit.deedDays : habit.wayDays;
    return newsDays <= MOST_NEWS_DAYS;
  });
  const unseen = values.filter(({ others }) => others === 0);
  const does = unseen.some(isDeed);
  const comes = unseen.some((value) => !isDeed(value));
  const isRare = values.some(({ kind, others }) => kind === "write" && others <= FEW_OTHERS);
  if (does) return { level: comes ? "high" : "medium", values: ordered(values) };
  if (isRare) return { level: comes ? "medium" : "low", values: ordered(values) };
  return comes ? { level: "informational", values: ordered(values) } : null;
}

const MOST_NAMED = 3;

/** One sentence with the numbers of a verdict. */
export function newSentence({ values }: NewVerdict, knownDays: number, events: number): string {
  const parts = (Object.keys(NEW_KINDS) as NewKind[]).flatMap((kind) => {
    const own = values.filter((value) => value.kind === kind);
    if (own.length === 0) return [];
    const [one, many] = NEW_KINDS[kind];
    const named = own.slice(0, MOST_NAMED).map(nameOf).join(", ");
    const more = own.length > MOST_NAMED ? ", …" : "";
    return `${formatCounted(own.length, one, many)} (${named}${more})`;
  });
  return `Never seen with this principal before: ${parts.join("; ")}. It is known for ${formatCounted(knownDays, "day")} with ${formatCounted(events, "event")}.`;
}

function nameOf({ value, others }: NewValue): string {
  return others === 0
    ? `${value}, new to the whole account`
    : `${value}, used by ${formatCount(others)} other${others === 1 ? "" : "s"}`;
}

function isDeed({ kind }: NewValue): boolean {
  return kind === "service" || kind === "write";
}

/** The rarest first. */
function ordered(values: readonly NewValue[]): NewValue[] {
  return values.toSorted((a, b) => a.others - b.others || (a.value < b.value ? -1 : 1));
}
