import { shownText } from "@/lib/events/shown-value";
import { subjectName } from "@/lib/format/subject-name";
import type { Subject } from "@/lib/sigma/subject";

/** A filter that can be proposed. */
export interface FilterChoice {
  readonly title: string;
  /** A Sigma filter, one YAML document. */
  readonly text: string;
}

interface Part {
  /** With an article, for a title: `the address 10.0.0.1`. */
  readonly says: string;
  readonly field: string;
  readonly value: string;
}

/** What events have in common that are expected: who, in which role, from where, and by what client. */
const PARTS = [
  ["principal", "ct.principal", "the principal"],
  ["role", "userIdentity.sessionContext.sessionIssuer.arn", "the role"],
  ["address", "sourceIPAddress", "the address"],
  ["client", "ct.client", "the client"],
] as const;
type PartName = (typeof PARTS)[number][0];

/** The narrowest first. */
const COMBINATIONS: readonly (readonly PartName[])[] = [
  ["principal", "address"],
  ["principal", "client"],
  ["principal"],
  ["role"],
  ["address"],
];

const LONGEST_VALUE = 500;

/**
 * Filters that hide an event, made of what it says; the narrowest first. What is missing, long or
 * secret makes none.
 * @param rule what the filters name as the rule
 */
export function filterChoices(rule: string, subject: Subject): readonly FilterChoice[] {
  const parts = new Map<PartName, Part>();
  for (const [name, field, what] of PARTS) {
    const part = partOf(field, what, subject);
    if (part !== null) parts.set(name, part);
  }
  // Nobody in particular is no principal.
  if (subject.event.principal.kind === "unknown") parts.delete("principal");
  // A role's sessions are its principal: the same said twice.
  if (parts.get("role")?.value === parts.get("principal")?.value) parts.delete("role");
  return COMBINATIONS.flatMap((names) => {
    const asked = names.flatMap((name) => parts.get(name) ?? []);
    return asked.length === names.length ? [toChoice(rule, asked)] : [];
  });
}

function partOf(field: string, what: string, subject: Subject): Part | null {
  const [found, ...others] = subject.field(field).candidates;
  if (found === undefined || others.length > 0 || found.scalar === null) return null;
  const { text: value } = found;
  const isPlain = value !== "" && value.length <= LONGEST_VALUE && value.isWellFormed();
  if (!isPlain || value.includes("\0") || shownText(value) !== value) return null;
  return { says: `${what} ${subjectName(field, value)}`, field, value };
}

function toChoice(rule: string, parts: readonly Part[]): FilterChoice {
  const title = parts.map(({ says }) => says).join(" and ");
  const text = [
    `title: ${quoted(`Expected of ${title}`)}`,
    "logsource: { product: aws, service: cloudtrail }",
    "filter:",
    "  rules:",
    `    - ${quoted(rule)}`,
    "  selection:",
    ...parts.map(({ field, value }) => `    ${field}: ${quoted(literal(value))}`),
    "  condition: selection",
    "",
  ].join("\n");
  return { title: title.charAt(0).toUpperCase() + title.slice(1), text };
}

/** YAML reads every JSON text as JSON does. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A text of a rule in which nothing stands for anything else. */
function literal(value: string): string {
  return value.replaceAll(/[\\*?]/g, "\\$&");
}
