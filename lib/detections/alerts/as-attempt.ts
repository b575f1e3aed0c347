import { LEVELS } from "@/lib/sigma/rule";
import type { AlertFigures } from "./alert-figures";

/**
 * An alert of which nothing succeeded says so in its title, and is one level lower. One success makes
 * it what its rule says.
 */
export function asAttempt<
  Figures extends Pick<AlertFigures, "title" | "level" | "count" | "failed">,
>(figures: Figures): Figures {
  const { title, level, count, failed } = figures;
  if (failed < count) return figures;
  const lower = LEVELS[LEVELS.indexOf(level) - 1] ?? level;
  return { ...figures, title: `Attempted: ${title}`, level: lower };
}
