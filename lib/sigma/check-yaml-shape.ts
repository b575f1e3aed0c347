import { Lexer } from "yaml";
import { MAX_FILE_LENGTH, MAX_INDENT, MAX_YAML_DEPTH } from "./limits";

export interface YamlRefusal {
  readonly message: string;
  /** Offset into the text. */
  readonly at: number;
}

/**
 * Why a text may not be given to the YAML reader, or null. The reader works by recursion: a text of
 * nothing but brackets or dashes ends the process, which no `catch` can prevent. So depth is counted
 * in the reader's tokens, which are cheap whatever the text.
 */
export function checkYamlShape(text: string): YamlRefusal | null {
  if (text.length > MAX_FILE_LENGTH) {
    const message = `A file of rules has at most ${MAX_FILE_LENGTH} characters; this one has ${text.length}.`;
    return { message, at: 0 };
  }
  const tooDeep = `Lists and maps may be nested ${MAX_YAML_DEPTH} deep at most.`;
  let at = 0;
  let flow = 0;
  let inLine = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    // Marks of the lexer itself: a document begins, a text follows.
    if (token === "\u0002" || token === "\u0018" || token === "\u001f") {
      isScalar = token === "\u001f";
      continue;
    }
    if (isScalar) isScalar = false;
    else if (token === "[" || token === "{") flow += 1;
    else if (token === "]" || token === "}") flow = Math.max(0, flow - 1);
    else if (flow === 0 && (token === "-" || token === "?" || token === ":")) inLine += 1;
    else if (token.includes("\n")) inLine = 0;
    else if (/^ +$/.test(token) && token.length > MAX_INDENT) return { message: tooDeep, at };
    if (flow > MAX_YAML_DEPTH || inLine > 2 * MAX_YAML_DEPTH) return { message: tooDeep, at };
    at += token.length;
  }
  return null;
}
