import { AppError } from "@/lib/errors";

/** A whole number from a path. Throws AppError `not_found`: no such thing can be there. */
export function integerOf(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new AppError("not_found", `"${text.slice(0, 40)}" is no number of ours.`);
  return Number(text);
}
