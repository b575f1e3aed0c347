import { z } from "zod";

/** Shapes of people, their own account and their keys. Times are UTC ms. */

export const roleSchema = z.enum(["viewer", "analyst", "lead", "admin"]);
const accountIdSchema = z.string().regex(/^[\w-]{1,64}$/, "an account id");
/** All accounts there are and will be, or those that are listed. */
export const accountsSchema = z.union([z.literal("all"), z.array(accountIdSchema).max(1_000)]);

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: roleSchema,
  accounts: accountsSchema,
  /** It is who asks. */
  isSelf: z.boolean(),
  isDisabled: z.boolean(),
  /** Has a way to sign in by themself; an invitation that was not accepted yet is none. */
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  signIns: z.number().int(),
  keys: z.number().int(),
  seenAtMs: z.number().nullable(),
  createdAtMs: z.number(),
});
export type ListedPerson = z.infer<typeof personSchema>;
export const peopleSchema = z.object({ people: z.array(personSchema) });

export const newPersonSchema = z
  .object({
    name: z.string().trim().min(1).max(120),
    email: z.email().max(254),
    role: roleSchema,
    accounts: accountsSchema,
  })
  .strict();
/** A path with a token behind the #; shown once and kept nowhere. */
export const invitationSchema = z.object({ path: z.string() });

export const personChangeSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("grant"), role: roleSchema, accounts: accountsSchema }).strict(),
  z.object({ action: z.literal("disable") }).strict(),
  z.object({ action: z.literal("enable") }).strict(),
  z.object({ action: z.literal("end-sign-ins") }).strict(),
  z.object({ action: z.literal("remove-second-factor") }).strict(),
  z.object({ action: z.literal("link") }).strict(),
]);
/** A link is answered where one was asked for. */
export const personChangedSchema = z.object({ path: z.string().nullable() });

export const signedInBrowserSchema = z.object({
  id: z.uuid(),
  how: z.string(),
  browser: z.string(),
  isThis: z.boolean(),
  createdAtMs: z.number(),
  seenAtMs: z.number(),
});
export const apiKeySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Its first characters. */
  start: z.string(),
  role: roleSchema,
  accounts: accountsSchema,
  createdAtMs: z.number(),
  usedAtMs: z.number().nullable(),
  expiresAtMs: z.number(),
  isRevoked: z.boolean(),
});
export type ListedKey = z.infer<typeof apiKeySchema>;
export type SignedInBrowser = z.infer<typeof signedInBrowserSchema>;

export const accountSchema = z.object({
  name: z.string(),
  email: z.string().nullable(),
  role: roleSchema,
  accounts: accountsSchema,
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  backupCodes: z.number().int(),
  signIns: z.array(signedInBrowserSchema),
  keys: z.array(apiKeySchema),
});
export type OwnAccount = z.infer<typeof accountSchema>;

export const accountChangeSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("rename"), name: z.string().trim().min(1).max(120) }).strict(),
  z
    .object({
      action: z.literal("password"),
      /** For who has none yet; with one it stays as it is. */
      email: z.email().max(254).nullable().default(null),
      /** Null for who has none yet. */
      current: z.string().max(1_000).nullable(),
      password: z.string().min(1).max(1_000),
    })
    .strict(),
  z.object({ action: z.literal("end-sign-in"), id: z.uuid() }).strict(),
  z.object({ action: z.literal("revoke-key"), id: z.uuid() }).strict(),
]);

export const secondFactorActionSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("begin"), password: z.string().max(1_000) }).strict(),
  z.object({ action: z.literal("confirm"), code: z.string().max(40) }).strict(),
  z.object({ action: z.literal("remove"), password: z.string().max(1_000) }).strict(),
]);
/** What is shown once: the secret to scan, or the backup codes. */
export const secondFactorAnswerSchema = z.object({
  secret: z.string().nullable(),
  /** Rows of the QR code, a character for each module: 1 is dark. */
  qr: z.array(z.string()).nullable(),
  backupCodes: z.array(z.string()).nullable(),
});
export type SecondFactorAnswer = z.infer<typeof secondFactorAnswerSchema>;

export const newKeySchema = z
  .object({
    name: z.string().trim().min(1).max(120),
    role: roleSchema,
    accounts: accountsSchema,
    days: z.number().int().min(1).max(365),
  })
  .strict();
/** The key itself, shown once. */
export const madeKeySchema = z.object({ key: z.string().startsWith("tgk_"), id: z.uuid() });
