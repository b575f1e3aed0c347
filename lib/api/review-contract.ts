import { z } from "zod";
import { BLOCK_KINDS, CASE_SEVERITIES, CASE_STATUSES, PIN_KINDS } from "./case-contract";

const instant = z.string();

/** What a recipient sees: a case as it was when it was frozen, redacted. Nothing changes it. */
export const reviewSchema = z.object({
  format: z.literal("trailglass-review/1"),
  preset: z.enum(["none", "internal", "external"]),
  frozenAt: instant,
  number: z.number().int(),
  title: z.string(),
  summary: z.string(),
  status: z.enum(CASE_STATUSES),
  severity: z.enum(CASE_SEVERITIES),
  from: instant.nullable(),
  to: instant.nullable(),
  tags: z.array(z.string()),
  openedAt: instant,
  closedAt: instant.nullable(),
  pins: z.array(
    z.object({
      id: z.number().int(),
      kind: z.enum(PIN_KINDS),
      title: z.string(),
      at: instant.nullable(),
      q: z.string(),
      from: instant.nullable(),
      to: instant.nullable(),
      asof: z.number().int(),
      accounts: z.array(z.string()),
      copy: z.unknown(),
      /** `sha256` is that of the record as delivered, `redactedSha256` that of `raw`. */
      records: z.array(
        z.object({
          eventId: z.string(),
          raw: z.string(),
          sha256: z.string(),
          redactedSha256: z.string(),
          verdict: z.string().nullable(),
        }),
      ),
      tags: z.array(z.string()),
      by: z.string(),
      pinnedAt: instant,
    }),
  ),
  blocks: z.array(
    z.object({
      kind: z.enum(BLOCK_KINDS),
      title: z.string(),
      text: z.string(),
      at: instant.nullable(),
      until: instant.nullable(),
      pinId: z.number().int().nullable(),
      tags: z.array(z.string()),
      by: z.string(),
    }),
  ),
  indicators: z.array(z.object({ kind: z.string(), value: z.string(), note: z.string() })),
  hiddenPins: z.number().int(),
});
export type Review = z.output<typeof reviewSchema>;

/** Something in what people wrote that tells who or where; null where it is a secret. */
export const proseFindingSchema = z.object({
  where: z.string(),
  kind: z.enum(["secret", "access-key", "arn", "email", "account", "ip"]),
  value: z.string().nullable(),
});
export type ProseFinding = z.output<typeof proseFindingSchema>;
