import type { Term } from "./ast";

/** The term that equals this text and nothing else. */
export function literal(text: string): Term {
  return { text, wildcards: [] };
}

/** True when the term is made of `*` wildcards alone, so that every value fits. */
export function isAnything(term: Term): boolean {
  if (term.text === "" || term.wildcards.length !== term.text.length) return false;
  for (const char of term.text) if (char !== "*") return false;
  return true;
}

/** Changes the literal stretches of a term and leaves its wildcards as they are. */
export function mapLiterals(term: Term, change: (text: string) => string): Term {
  if (term.wildcards.length === 0) return literal(change(term.text));
  let text = "";
  let start = 0;
  const wildcards: number[] = [];
  for (const at of term.wildcards) {
    text += change(term.text.slice(start, at));
    wildcards.push(text.length);
    text += term.text.charAt(at);
    start = at + 1;
  }
  return { text: text + change(term.text.slice(start)), wildcards };
}

/** The term with `*` before and after it: a part of a value may fit. */
export function anywhere(term: Term): Term {
  const wildcards = [0, ...term.wildcards.map((at) => at + 1), term.text.length + 1];
  return { text: `*${term.text}*`, wildcards };
}

/**
 * Whether the whole value fits the term. Case counts: fold both sides before, see fold.ts.
 * `*` stands for any run of characters, `?` for one UTF-16 unit. Bounded by length × length.
 */
export function fitsTerm(term: Term, value: string): boolean {
  const { text, wildcards } = term;
  if (wildcards.length === 0) return text === value;
  let at = 0;
  let wild = 0;
  let pos = 0;
  // The newest `*`: where to resume in the term, and how much of the value it has taken.
  let resumeAt = -1;
  let resumeWild = 0;
  let taken = 0;
  while (pos < value.length) {
    const isWild = wildcards[wild] === at;
    if (isWild && text[at] === "*") {
      at += 1;
      wild += 1;
      resumeAt = at;
      resumeWild = wild;
      taken = pos;
    } else if (at < text.length && (isWild || text[at] === value[pos])) {
      at += 1;
      pos += 1;
      if (isWild) wild += 1;
    } else if (resumeAt >= 0) {
      taken += 1;
      pos = taken;
      at = resumeAt;
      wild = resumeWild;
    } else {
      return false;
    }
  }
  while (wildcards[wild] === at && text[at] === "*") {
    at += 1;
    wild += 1;
  }
  return at === text.length;
}
