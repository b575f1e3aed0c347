import type { ContextMode } from "@/lib/api/analysis-contract";

/** What is shown around the open event. */
export interface ContextChoice {
  readonly mode: ContextMode;
  /** Before and after the event. */
  readonly windowSeconds: number;
  /** Whether the page's query applies as well. */
  readonly withQuery: boolean;
}

/** Every mode, in the order in which it is offered. */
export const MODES = [
  "time",
  "session",
  "principal",
  "ip",
  "key",
  "resource",
] as const satisfies readonly ContextMode[];

/** Windows as links write them. */
export const WINDOWS = [
  { id: "30s", seconds: 30 },
  { id: "1m", seconds: 60 },
  { id: "5m", seconds: 300 },
  { id: "15m", seconds: 900 },
  { id: "1h", seconds: 3600 },
  { id: "6h", seconds: 21_600 },
  { id: "24h", seconds: 86_400 },
] as const;

/** What is shown when a link says nothing. */
export const DEFAULT_CONTEXT: ContextChoice = {
  mode: "time",
  windowSeconds: 300,
  withQuery: false,
};

/**
 * Reads `session:5m`, or `session:5m:query` when the page's query applies too. Null for anything
 * else: a link must never show other conditions than it was made with.
 */
export function parseContext(text: string): ContextChoice | null {
  const [modeText, windowText, suffix, ...rest] = text.split(":");
  const mode = MODES.find((each) => each === modeText);
  const window = WINDOWS.find((each) => each.id === windowText);
  if (mode === undefined || window === undefined || rest.length > 0) return null;
  if (suffix !== undefined && suffix !== "query") return null;
  return { mode, windowSeconds: window.seconds, withQuery: suffix === "query" };
}

/** The text that reads back as the same choice; null for the usual one, which links leave out. */
export function printContext(choice: ContextChoice): string | null {
  const window = WINDOWS.find(({ seconds }) => seconds === choice.windowSeconds);
  if (window === undefined) throw new RangeError(`No window has ${choice.windowSeconds} seconds.`);
  const text = `${choice.mode}:${window.id}${choice.withQuery ? ":query" : ""}`;
  return text === "time:5m" ? null : text;
}

/**
 * The text of a context with some of it chosen anew; the rest stays as the text says it, or as usual
 * where it says nothing that can be read.
 */
export function changeContext(text: string | null, patch: Partial<ContextChoice>): string | null {
  const before = text === null ? null : parseContext(text);
  return printContext({ ...(before ?? DEFAULT_CONTEXT), ...patch });
}
