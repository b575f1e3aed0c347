import { z } from "zod";

/** How a link was made, strongest first. */
export const LINK_METHODS = [
  /** The key that a call handed out signed the later one. */
  "access-key",
  /** The id of the assumed role, and the session began when the call was made. */
  "assumed-id",
  /** A console session that began with a sign-in or a role switch. */
  "sign-in",
  /** Two accounts' copies of one call. */
  "shared-event",
  /** Set when the first role was assumed, and carried along since. */
  "source-identity",
  /** The person in Identity Center on whose behalf the session acts. */
  "identity-center",
  /** The subject that an outside provider vouched for. */
  "federation",
  /** A service started the session: an instance, a function, a task. */
  "service",
  /** The record itself names the principal: long-term keys, GetSessionToken, GetFederationToken. */
  "identity",
] as const;

export const CERTAINTIES = ["exact", "strong", "inferred"] as const;

export const lineageParamsSchema = z
  .object({
    /** One of three: an event's key, a principal's key, a session's key. */
    event: z.string().max(200).optional(),
    principal: z.string().max(2000).optional(),
    session: z.string().max(2000).optional(),
    from: z.string().max(40).optional(),
    to: z.string().max(40).optional(),
  })
  .strict();

export const lineageNodeSchema = z.object({
  /** Stable inside one answer. */
  id: z.string(),
  /** A human, a service, … or one session of a role. */
  kind: z.enum(["principal", "session"]),
  principalKey: z.string(),
  principalKind: z.string(),
  name: z.string(),
  account: z.string().nullable(),
  sessionName: z.string().nullable(),
  sessionKey: z.string().nullable(),
  startedMs: z.number().nullable(),
  /** Conditions that find this node's events. */
  q: z.string(),
});

export const lineageLinkSchema = z.object({
  /** The earlier one: who asked for the credentials. */
  from: z.string(),
  to: z.string(),
  by: z.enum(LINK_METHODS),
  certainty: z.enum(CERTAINTIES),
  /** One sentence with the values that agree. */
  why: z.string(),
  /** The event that made the link, where there is one; `eventId` as AWS wrote it. */
  eventKey: z.string().nullable(),
  eventId: z.string().nullable(),
  timeMs: z.number().nullable(),
});

export const lineageSchema = z.object({
  /** Who stands behind it; null when the chain does not reach one, see `missing`. */
  origin: lineageNodeSchema.nullable(),
  /** The weakest link of the way there. */
  certainty: z.enum(CERTAINTIES).nullable(),
  sentence: z.string(),
  nodes: z.array(lineageNodeSchema),
  links: z.array(lineageLinkSchema),
  /** What would have to be indexed to know more, and whether that time and account was covered. */
  missing: z.array(
    z.object({
      node: z.string(),
      what: z.string(),
      account: z.string().nullable(),
      fromMs: z.number().nullable(),
      toMs: z.number().nullable(),
      isCovered: z.boolean().nullable(),
    }),
  ),
  /** Sessions that are not drawn. */
  more: z.number().int(),
});

export type LineageParams = z.infer<typeof lineageParamsSchema>;
export type Lineage = z.infer<typeof lineageSchema>;
export type LineageNode = z.infer<typeof lineageNodeSchema>;
export type LineageLink = z.infer<typeof lineageLinkSchema>;
export type LinkMethod = (typeof LINK_METHODS)[number];
export type Certainty = (typeof CERTAINTIES)[number];
