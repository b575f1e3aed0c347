import { findField } from "./fields";

/** What may be typed at the caret, and the range of the text that a suggestion replaces. */
export interface SuggestSpot {
  readonly kind: "field" | "operator" | "value" | "none";
  /** Canonical name, for operators and values. */
  readonly field?: string;
  /** What of it stands before the caret, without its quote. */
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
}

interface Here {
  /** Where the word under the caret starts. */
  readonly from: number;
  /** The quote that the caret stands in; -1 outside. */
  readonly quoteAt: number;
  /** What stands before the list that the caret stands in, such as `user:`; empty outside. */
  readonly listOf: string;
}

const NAME_AND_OPERATOR = /^@?([\w.-]+)(?::[<>]=?|:=|:|~|!=|!~|==?|[<>]=?)/;

/** The pure half of autocompletion: reads what stands at the caret, a UTF-16 offset. */
export function suggestAt(text: string, caret: number): SuggestSpot {
  const at = Math.min(Math.max(Math.trunc(caret) || 0, 0), text.length);
  const here = locate(text, at);
  const written = text.slice(here.from, at);
  const from = here.from + (/^[-!]/.test(written) ? 1 : 0);
  const to = wordEnd(text, at, here);
  const word = text.slice(from, at);

  const named = NAME_AND_OPERATOR.exec(word) ?? NAME_AND_OPERATOR.exec(here.listOf);
  if (named === null) return here.quoteAt < 0 ? nameSpot(word, from, to) : nothing(at);
  const valueFrom = NAME_AND_OPERATOR.test(word) ? from + named[0].length : from;
  const prefix = text.slice(valueFrom, at).replace(/^"/, "");
  const name = named[1] ?? "";
  if (/^(?:has|missing)$/i.test(name)) return { kind: "field", prefix, from: valueFrom, to };
  const field = findField(name) ?? findField(name.replace(/\..*$/s, ""));
  if (field === undefined) return nothing(at);
  return { kind: "value", field: field.name, prefix, from: valueFrom, to };
}

function nameSpot(word: string, from: number, to: number): SuggestSpot {
  const field = findField(word.replace(/^@/, ""));
  if (field === undefined) return { kind: "field", prefix: word, from, to };
  return { kind: "operator", field: field.name, prefix: "", from: to, to };
}

function nothing(at: number): SuggestSpot {
  return { kind: "none", prefix: "", from: at, to: at };
}

function locate(text: string, at: number): Here {
  let from = 0;
  let quoteAt = -1;
  const lists: string[] = [];
  for (let i = 0; i < at; i += 1) {
    const char = text.charAt(i);
    if (char === "\\") i += 1;
    else if (char === '"') quoteAt = quoteAt < 0 ? i : -1;
    else if (quoteAt < 0 && (/[\s()]/.test(char) || (char === "," && lists.length > 0))) {
      if (char === "(") lists.push(text.slice(from, i));
      if (char === ")") lists.pop();
      from = i + 1;
    }
  }
  return { from, quoteAt, listOf: lists.at(-1) ?? "" };
}

function wordEnd(text: string, at: number, here: Here): number {
  if (here.quoteAt >= 0) {
    const close = text.indexOf('"', at);
    return close < 0 ? text.length : close + 1;
  }
  const rest = text.slice(at).search(here.listOf === "" ? /[\s()]/ : /[\s(),]/);
  return rest < 0 ? text.length : at + rest;
}
