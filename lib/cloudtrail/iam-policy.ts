import { z } from "zod";

/** One statement of an IAM policy, as far as it tells which actions it is about. */
export const policyStatementSchema = z.object({
  effect: z.enum(["Allow", "Deny"]),
  /** Patterns as written: `s3:Get*`. */
  actions: z.array(z.string()),
  /** `NotAction`: everything but these. */
  isAllBut: z.boolean(),
  isConditional: z.boolean(),
  /** About every resource, and not only about some. */
  isEverywhere: z.boolean(),
});

export type PolicyStatement = z.infer<typeof policyStatementSchema>;

const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === "string" ? [given] : given));

const statementSchema = z
  .object({
    Effect: z.enum(["Allow", "Deny"]),
    Action: texts.optional(),
    NotAction: texts.optional(),
    Resource: texts.optional(),
    Condition: z.record(z.string(), z.unknown()).optional(),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined))
  .transform(
    ({ Effect, Action, NotAction, Resource, Condition }): PolicyStatement => ({
      effect: Effect,
      actions: Action ?? NotAction ?? [],
      isAllBut: Action === undefined,
      isConditional: Object.keys(Condition ?? {}).length > 0,
      isEverywhere: Resource?.includes("*") === true,
    }),
  );

const policySchema = z.object({
  Statement: z.union([statementSchema.transform((one) => [one]), z.array(statementSchema)]),
});

/**
 * The statements of an identity policy: an object, its JSON, or its JSON percent-encoded, which is
 * how IAM lists it (AWS: GetAccountAuthorizationDetails). Null for what is no such policy.
 */
export function readPolicy(document: unknown): PolicyStatement[] | null {
  const parsed = policySchema.safeParse(
    typeof document === "string" ? parseEncoded(document) : document,
  );
  return parsed.success ? parsed.data.Statement : null;
}

function parseEncoded(text: string): unknown {
  try {
    return JSON.parse(/^\s*\{/.test(text) ? text : decodeURIComponent(text));
  } catch {
    return null;
  }
}
