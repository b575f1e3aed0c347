import { z } from "zod";
import { BYS } from "@/lib/search/event-search";
import { BLOCK_KINDS, caseIndicatorSchema, caseSchema, PIN_KINDS } from "./case-contract";
import { CASE_SEVERITIES, CASE_SORTS, CASE_STATUSES, MOST_PINNED_EVENTS } from "./case-words";
import { PROFILE_KINDS } from "./profile-contract";

/** Shapes of what is asked of cases: a list of them, and each change. */

const title = z.string().trim().min(1, "Give it a title.").max(300);
const text = z.string().max(20_000);
const instant = z.iso.datetime({ offset: true }).nullable();
const tags = z.array(z.string().trim().min(1).max(60)).max(30);
const version = z.number().int().positive();
const id = z.number().int().positive();
const personId = z.string().min(1).max(200);

export const newCaseSchema = z.strictObject({
  title,
  summary: text.default(""),
  severity: z.enum(CASE_SEVERITIES),
  from: instant.default(null),
  to: instant.default(null),
  tags: tags.default([]),
});

/** `version` is the one that the change was made from. */
export const caseChangeSchema = z.strictObject({
  version,
  title: title.optional(),
  summary: text.optional(),
  status: z.enum(CASE_STATUSES).optional(),
  severity: z.enum(CASE_SEVERITIES).optional(),
  lead: personId.nullable().optional(),
  from: instant.optional(),
  to: instant.optional(),
  tags: tags.optional(),
});

const search = {
  q: z.string().max(8_000),
  from: z.string().max(40),
  to: z.string().max(40),
  /** The import that a frozen view stopped at; without it: the last one. */
  asof: z.number().int().nonnegative().optional(),
};
const pinned = { title: title.optional(), tags: tags.default([]) };
const keys = z.array(z.string().min(1).max(300)).min(1).max(MOST_PINNED_EVENTS);

/** What is to be copied. The server asks for the content itself; nobody hands it in. */
export const newPinSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("event"), key: z.string().min(1).max(300), ...pinned }),
  z.strictObject({ kind: z.literal("selection"), keys, ...pinned }),
  z.strictObject({ kind: z.literal("query"), ...search, ...pinned }),
  z.strictObject({
    kind: z.literal("chart"),
    by: z.enum(BYS).default("outcome"),
    ...search,
    ...pinned,
  }),
  z.strictObject({
    kind: z.literal("entity"),
    entity: z.enum(PROFILE_KINDS),
    id: z.string().min(1).max(2_048),
    from: z.string().max(40).optional(),
    to: z.string().max(40).optional(),
    ...pinned,
  }),
]);

const blockText = { title: z.string().trim().max(300), text, at: instant, until: instant, tags };

/** The story: steps are added at the end. A removal or an edit names the version it was made from. */
export const blockActionSchema = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("add"),
    kind: z.enum(BLOCK_KINDS),
    pinId: id.nullable().default(null),
    title: blockText.title.default(""),
    text: text.default(""),
    at: instant.default(null),
    until: instant.default(null),
    tags: tags.default([]),
  }),
  z.strictObject({ action: z.literal("edit"), id, version, ...blockText }),
  /** `before`: the step that it is put in front of; null: at the end. */
  z.strictObject({ action: z.literal("move"), id, before: id.nullable() }),
  z.strictObject({ action: z.literal("remove"), id, version }),
]);

export const indicatorActionSchema = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("add"),
    kind: caseIndicatorSchema.shape.kind,
    value: z.string().trim().min(1).max(2_048),
    note: z.string().max(2_000).default(""),
  }),
  z.strictObject({ action: z.literal("remove"), id }),
]);

export const memberActionSchema = z.strictObject({
  action: z.enum(["add", "remove"]),
  personId,
});

export const removePinSchema = z.strictObject({ action: z.literal("remove") });

const namedSchema = z.object({ id: z.string(), name: z.string() });

export const caseListParamsSchema = z.strictObject({
  status: z.enum(CASE_STATUSES).optional(),
  severity: z.enum(CASE_SEVERITIES).optional(),
  tag: z.string().max(60).optional(),
  /** Id of a person who is a member. */
  member: z.string().max(200).optional(),
  /** A part of the name of a pinned profile, or of an indicator. */
  entity: z.string().trim().max(200).optional(),
  /** Only those that the reader is a member of. */
  mine: z.enum(["1"]).optional(),
  sort: z.enum(CASE_SORTS).default("-opened"),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export const caseExportParamsSchema = caseListParamsSchema.omit({ page: true });

export const caseListSchema = z.object({
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  /** What the cases can be narrowed to: of all that the reader sees. */
  choices: z.object({ tags: z.array(z.string()), members: z.array(namedSchema) }),
  cases: z.array(
    caseSchema.pick({
      number: true,
      title: true,
      status: true,
      severity: true,
      lead: true,
      tags: true,
      openedAt: true,
      closedAt: true,
    }),
  ),
});

export const caseActivitySchema = z.object({
  entries: z.array(
    z.object({
      id: z.number().int(),
      at: z.string(),
      actor: z.object({ id: z.string(), name: z.string() }),
      kind: z.string(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
});

export const openedCaseSchema = z.object({ number: z.number().int() });
export const caseChangedSchema = z.object({
  number: z.number().int(),
  version: z.number().int(),
});
export const blockChangedSchema = z.object({ id: z.number().int(), version: z.number().int() });
export const numberedSchema = z.object({ id: z.number().int() });
/** Who can sign in, and whether they are a member of the case. */
export const candidatesSchema = z.object({
  people: z.array(namedSchema.extend({ isMember: z.boolean() })),
});
export const memberChangedSchema = z.object({ personId: z.string() });
export const pinnedSchema = z.object({ id: z.number().int(), kind: z.enum(PIN_KINDS) });

export type NewCase = z.output<typeof newCaseSchema>;
export type CaseChange = z.output<typeof caseChangeSchema>;
export type NewPin = z.output<typeof newPinSchema>;
export type BlockAction = z.output<typeof blockActionSchema>;
export type IndicatorAction = z.output<typeof indicatorActionSchema>;
export type MemberAction = z.output<typeof memberActionSchema>;
export type CaseListParams = z.output<typeof caseListParamsSchema>;
export type CaseList = z.output<typeof caseListSchema>;
export type Candidates = z.output<typeof candidatesSchema>;
export type CaseActivity = z.output<typeof caseActivitySchema>;
