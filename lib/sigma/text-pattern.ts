import type { Term } from "@/lib/search/ast";
import { fitsTerm, isAnything } from "@/lib/search/wildcard";

/**
 * A term as a test on a whole value; fold both before where case does not count. `*` alone asks
 * that there is something: an empty value does not fit.
 */
export function compileTerm(term: Term): (value: string) => boolean {
  const { text, wildcards } = term;
  if (wildcards.length === 0) return (value) => value === text;
  if (isAnything(term)) return (value) => value !== "";
  if (wildcards.some((at) => text[at] === "?")) return (value) => fitsTerm(term, value);
  return compileParts(partsOf(term));
}

/** The literal stretches between the stars; empty ones stand where a star begins or ends the term. */
function partsOf({ text, wildcards }: Term): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const at of wildcards) {
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}

function compileParts(parts: readonly string[]): (value: string) => boolean {
  const first = parts.at(0) ?? "";
  const last = parts.at(-1) ?? "";
  const middle = parts.slice(1, -1).filter((part) => part !== "");
  const [only = ""] = middle;
  if (first === "" && last === "" && middle.length === 1) return (value) => value.includes(only);
  return (value) => {
    if (!value.startsWith(first) || !value.endsWith(last)) return false;
    const end = value.length - last.length;
    let at = first.length;
    for (const part of middle) {
      const found = value.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= end;
  };
}
