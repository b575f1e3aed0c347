import type { z } from "zod";
import { type CommandInput, UsageError } from "./run";

/** Options of the commands that show hours by place. */
export const GRID_OPTIONS = {
  by: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  json: { type: "boolean" },
} as const;

/** Which columns of what period are asked for, checked as the API does. Throws UsageError. */
export function gridParams<Params>(
  schema: z.ZodType<Params>,
  grids: readonly string[],
  { options: { by, from, to } }: CommandInput,
): Params {
  const grid = grids.find((known) => known === by);
  if (by !== undefined && !grid) throw new UsageError(`--by takes ${grids.join(" or ")}.`);
  const params = schema.safeParse({ grid, from, to });
  if (params.success) return params.data;
  throw new UsageError(params.error.issues.map(({ message }) => message).join(" "));
}
