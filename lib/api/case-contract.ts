import { z } from "zod";
import { CASE_SEVERITIES, CASE_STATUSES } from "./case-words";

/** What a pin is a copy of. */
export const PIN_KINDS = ["event", "selection", "query", "chart", "entity"] as const;
export const BLOCK_KINDS = ["text", "pin", "manual", "decision", "gap"] as const;

const instant = z.string();
const personSchema = z.object({ id: z.string(), name: z.string() });
const accounts = z.array(z.string());

/** What was pinned, as it was then: a copy that nothing changes. */
export const casePinSchema = z.object({
  id: z.number().int(),
  kind: z.enum(PIN_KINDS),
  title: z.string(),
  /** When it happened by the log, or null where that has no one time. */
  at: instant.nullable(),
  /** The page it was pinned on, as a path below this installation. */
  url: z.string(),
  q: z.string(),
  from: instant.nullable(),
  to: instant.nullable(),
  /** The last import that the copy knows of. */
  asof: z.number().int(),
  /** Whose data it holds: who may not see all of these does not see the pin. */
  accounts,
  /** What was on screen: fields of an event, rows, numbers of a chart, facts of an entity. */
  copy: z.unknown(),
  /** For events: each record byte for byte, its SHA-256, and what its log file's proof said. */
  records: z.array(
    z.object({
      eventId: z.string(),
      raw: z.string(),
      sha256: z.string(),
      verdict: z.string().nullable(),
    }),
  ),
  tags: z.array(z.string()),
  pinnedBy: personSchema,
  pinnedAt: instant,
});
export type CasePin = z.output<typeof casePinSchema>;

/** One step of the story. */
export const caseBlockSchema = z.object({
  id: z.number().int(),
  kind: z.enum(BLOCK_KINDS),
  title: z.string(),
  text: z.string(),
  at: instant.nullable(),
  until: instant.nullable(),
  pinId: z.number().int().nullable(),
  tags: z.array(z.string()),
  /** Counts up with each edit: an edit names the version that it was made from. */
  version: z.number().int(),
  editedBy: personSchema,
  editedAt: instant,
});
export type CaseBlock = z.output<typeof caseBlockSchema>;

export const caseIndicatorSchema = z.object({
  id: z.number().int(),
  kind: z.enum(["ip", "access-key", "principal", "user-agent", "resource", "account", "other"]),
  value: z.string(),
  note: z.string(),
  addedBy: personSchema,
  addedAt: instant,
});
export type CaseIndicator = z.output<typeof caseIndicatorSchema>;

/** A whole case as a reader may see it. */
export const caseSchema = z.object({
  number: z.number().int(),
  title: z.string(),
  summary: z.string(),
  status: z.enum(CASE_STATUSES),
  severity: z.enum(CASE_SEVERITIES),
  lead: personSchema.nullable(),
  members: z.array(personSchema),
  from: instant.nullable(),
  to: instant.nullable(),
  tags: z.array(z.string()),
  version: z.number().int(),
  openedBy: personSchema,
  openedAt: instant,
  closedAt: instant.nullable(),
  pins: z.array(casePinSchema),
  blocks: z.array(caseBlockSchema),
  indicators: z.array(caseIndicatorSchema),
  /** Pins that were left out because the reader may not see all of their accounts. */
  hiddenPins: z.number().int(),
});
export type Case = z.output<typeof caseSchema>;
