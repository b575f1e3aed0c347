import { z } from "zod";

/** Value lists: what rules mean by `%KnownAccounts%`. */

export const valueListSchema = z.object({
  name: z.string(),
  values: z.array(z.string()),
  /** Every installation has it, empty until somebody fills it. */
  isStandard: z.boolean(),
  /** Null while nobody has filled it. */
  changedBy: z.string().nullable(),
  changedAtMs: z.number().nullable(),
  /** Rules that name it. */
  rules: z.array(z.object({ id: z.number().int(), title: z.string() })),
});
export const valueListsSchema = z.object({ lists: z.array(valueListSchema) });

const name = z
  .string()
  .regex(/^[A-Za-z]\w{0,63}$/, "a letter, then letters, digits and _, at most 64 characters");
export const valueListActionSchema = z.discriminatedUnion("action", [
  z
    .object({ action: z.literal("save"), name, values: z.array(z.string().max(1_000)).max(10_000) })
    .strict(),
  z.object({ action: z.literal("remove"), name }).strict(),
]);

export type ValueList = z.infer<typeof valueListSchema>;
export type ValueLists = z.infer<typeof valueListsSchema>;
export type ValueListAction = z.infer<typeof valueListActionSchema>;
