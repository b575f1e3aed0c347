import { z } from "zod";
import { pageUrlSchema } from "./desk-contract";

/** Shapes of signing in. Nothing that lets somebody in is ever part of an address. */

const tokenSchema = z.string().regex(/^[\w-]{43}$/, "the part of the link behind #token=");
const emailSchema = z.email().max(254);
const personNameSchema = z.string().trim().min(1).max(120);
/** Any text: what a password may be is told by the one who sets it. */
const passwordSchema = z.string().min(1).max(1_000);

export const signInSchema = z
  .object({
    email: z.string().min(1).max(254),
    password: passwordSchema,
    /** Of the app, or a backup code. */
    code: z.string().max(40).nullable().default(null),
  })
  .strict();
export const linkSignInSchema = z.object({ token: tokenSchema }).strict();
export const setUpSchema = z
  .object({
    token: tokenSchema,
    name: personNameSchema,
    email: emailSchema,
    password: passwordSchema,
  })
  .strict();
export const acceptInvitationSchema = z
  .object({ token: tokenSchema, password: passwordSchema })
  .strict();

/** Signed in (the cookie comes with the answer), or what is to be asked next. */
export const signInAnswerSchema = z.object({
  next: z.enum(["in", "code", "set-up", "invitation", "sign-in"]),
});
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;

export const providerParamsSchema = z.object({ to: pageUrlSchema.default("/") });
/** What a provider adds to the way back; its own words are passed on unread. */
export const providerAnswerSchema = z.looseObject({
  state: z.string().max(200).optional(),
  code: z.string().max(4_000).optional(),
});
export const signedOutSchema = z.object({ ok: z.literal(true) });
