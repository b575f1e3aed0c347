import { z } from "zod";
import { BLOCK_KINDS, PIN_KINDS } from "./case-contract";
import { CASE_SEVERITIES, CASE_STATUSES } from "./case-words";
import { coverageStateSchema } from "./coverage-contract";

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
  /**
   * What was known of the time of the case when it was frozen: hours by state for each account and
   * Region. Null for a case without a time, and in reviews that were frozen before this was kept.
   */
  coverage: z
    .object({
      from: instant,
      to: instant,
      /** The case is longer than what is summed: only its last part is told. */
      isCut: z.boolean(),
      /** End of the validation run that the proof rests on. */
      provenAt: instant.nullable(),
      places: z.array(
        z.object({
          account: z.string(),
          region: z.string(),
          hours: z.partialRecord(coverageStateSchema, z.number().int()),
        }),
      ),
      /** Open to the accounts, and nothing was ever delivered from there. */
      silentPlaces: z.number().int(),
      morePlaces: z.number().int(),
    })
    .nullable()
    .default(null),
});
export type Review = z.output<typeof reviewSchema>;

/** Something in what people wrote that tells who or where; null where it is a secret. */
export const proseFindingSchema = z.object({
  /** Names this finding as it is now: what was accepted before a change is not accepted after it. */
  id: z.string(),
  where: z.string(),
  kind: z.enum(["secret", "access-key", "arn", "email", "account", "ip"]),
  value: z.string().nullable(),
  /** Whether recipients read it: false where it is masked or replaced. */
  isLeft: z.boolean(),
});
export type ProseFinding = z.output<typeof proseFindingSchema>;
