export type JsonTokenKind = "name" | "text" | "number" | "word" | "other";

export interface JsonToken {
  readonly text: string;
  readonly kind: JsonTokenKind;
}

const PATTERN =
  /("(?:\\.|[^"\\])*")(?=(\s*:)?)|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** Colours for one line of JSON text. Whatever is not JSON stays as it is. */
export function toJsonTokens(line: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let at = 0;
  for (const match of line.matchAll(PATTERN)) {
    if (match.index > at) tokens.push({ text: line.slice(at, match.index), kind: "other" });
    tokens.push({ text: match[0], kind: kindOf(match) });
    at = match.index + match[0].length;
  }
  if (at < line.length) tokens.push({ text: line.slice(at), kind: "other" });
  return tokens;
}

function kindOf(match: RegExpMatchArray): JsonTokenKind {
  if (match[1] !== undefined) return match[2] === undefined ? "text" : "name";
  return match[3] === undefined ? "word" : "number";
}

/**
 * Breaks JSON text into indented lines without reading it as values: numbers keep their digits,
 * repeated names stay, and text that is not JSON is only broken, never changed.
 */
export function toJsonLines(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  let depth = 0;
  const end = () => {
    if (line.trim() !== "") lines.push(line);
    line = "  ".repeat(Math.max(0, depth));
  };
  for (const [part] of text.matchAll(
    /"(?:\\.|[^"\\])*"?|[[{]\s*[\]}]|[[\]{},:]|\s+|[^\s"[\]{},:]+/g,
  )) {
    if (/^\s+$/.test(part)) continue;
    if (part === "{" || part === "[") {
      line += part;
      depth += 1;
      end();
    } else if (part === "}" || part === "]") {
      depth -= 1;
      end();
      line += part;
    } else if (part === ",") {
      line += part;
      end();
    } else {
      line += part === ":" ? ": " : part;
    }
  }
  end();
  return lines;
}
