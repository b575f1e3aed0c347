import { z } from "zod";
import { searchParamsSchema } from "./contract";

/** Parameters of the API's routes. Unknown ones are refused, so that a typing error is not silence. */

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "a whole number")
    .transform(Number)
    .pipe(z.number().min(min).max(max));

export const noParamsSchema = z.object({}).strict();

export const listParamsSchema = searchParamsSchema
  .extend({
    cursor: z.string().max(100).optional(),
    sort: z.enum(["-time", "time"]).default("-time"),
    limit: integer(1, 500).default(100),
  })
  .strict();

export const facetParamsSchema = searchParamsSchema
  .extend({
    fields: z
      .string()
      .max(400)
      .default("outcome,event,service,user,region,ip,error,account")
      .transform((text) => text.split(",").filter((name) => name !== ""))
      .pipe(z.array(z.string()).min(1).max(20)),
    top: integer(1, 200).default(10),
  })
  .strict();

export const exportParamsSchema = searchParamsSchema
  .extend({
    format: z.enum(["ndjson", "json", "csv"]).default("ndjson"),
    sort: z.enum(["-time", "time"]).default("-time"),
  })
  .strict();

export const suggestParamsSchema = z
  .object({ q: z.string().max(2000).default(""), caret: integer(0, 2000).default(0) })
  .strict();

export const explainParamsSchema = z.object({ q: z.string().max(2000).default("") }).strict();

export const filesParamsSchema = z
  .object({
    source: integer(1, 999_999_999).optional(),
    state: z
      .enum(["pending", "leased", "done", "skipped", "quarantined", "gone", "blocked"])
      .optional(),
    q: z.string().max(500).default(""),
    cursor: integer(0, 999_999_999).optional(),
    limit: integer(1, 500).default(100),
  })
  .strict();

export const fileActionSchema = z.object({ action: z.literal("retry") }).strict();
