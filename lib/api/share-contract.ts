import { z } from "zod";
import { proseFindingSchema, reviewSchema } from "./review-contract";

/** Shapes of the API about review links, as their authors see them. */

export const presetSchema = z.enum(["none", "internal", "external"]);

/** POST /api/cases/{id}/shares */
export const newReviewSchema = z
  .object({
    preset: presetSchema,
    /** Ids of what the notes tell, all of which the author has looked at: those of the preview. */
    accepted: z.array(z.string().max(64)).max(1_000).default([]),
    links: z
      .array(
        z
          .object({
            label: z.string().trim().min(1, "say who it is for").max(80),
            days: z.number().int().min(1).max(90).default(7),
            passphrase: z.string().min(12, "at least 12 characters").max(200).nullable(),
            maxViews: z.number().int().min(1).max(10_000).nullable(),
          })
          .strict(),
      )
      .min(1)
      .max(20),
  })
  .strict();
export type NewReview = z.output<typeof newReviewSchema>;
export type NewReviewAsked = z.input<typeof newReviewSchema>;

/** The links as they are shown once; what they lead to is kept as a hash only. */
export const newReviewAnswerSchema = z.object({
  links: z.array(
    z.object({
      label: z.string(),
      expiresAt: z.string(),
      path: z.string(),
      plainPath: z.string(),
    }),
  ),
});
export type NewReviewAnswer = z.output<typeof newReviewAnswerSchema>;

/** GET /api/cases/{id}/shares/preview */
export const previewParamsSchema = z.object({ preset: presetSchema.default("external") });
export const previewSchema = z.object({
  review: reviewSchema,
  findings: z.array(proseFindingSchema),
});

export const shareSchema = z.object({
  publicId: z.string(),
  caseNumber: z.number().int(),
  label: z.string(),
  preset: presetSchema,
  views: z.number().int(),
  maxViews: z.number().int().nullable(),
  hasPassphrase: z.boolean(),
  createdBy: z.string(),
  createdAtMs: z.number(),
  expiresAtMs: z.number(),
  state: z.enum(["active", "used up", "expired", "revoked", "author may not share"]),
});
export const shareListSchema = z.object({ shares: z.array(shareSchema) });
export type Share = z.output<typeof shareSchema>;
export type ShareList = z.output<typeof shareListSchema>;

export const shareLogSchema = z.object({
  views: z.array(
    z.object({
      id: z.string(),
      atMs: z.number(),
      ip: z.string(),
      userAgent: z.string(),
      outcome: z.string(),
    }),
  ),
});
export type ShareLog = z.output<typeof shareLogSchema>;

export const revokeSchema = z.object({ action: z.literal("revoke") }).strict();
export const revokeAllSchema = z.object({ caseNumber: z.number().int().positive() }).strict();
export const revokedSchema = z.object({ revoked: z.number().int() });
