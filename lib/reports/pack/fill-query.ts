import { AppError } from "@/lib/errors";
import { parseQuery } from "@/lib/search/parse";
import type { PackText } from "./pack-schema";

/**
 * A search of a pack with its parameters in place. A text becomes one quoted value, so that nothing
 * in it is read as an operator; a search must be whole by itself and stands in brackets.
 * Throws AppError `invalid` for a parameter that is missing, unknown or cannot be read.
 */
export function fillQuery(
  { parameters }: Pick<PackText, "parameters">,
  query: string,
  given: Readonly<Record<string, string>>,
): string {
  return query.replace(/\{([a-z]{1,20})\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.name === name);
    if (parameter === undefined) throw wrong(name, `The pack has no parameter {${name}}.`);
    const value = Object.hasOwn(given, name) ? (given[name] ?? "").trim() : "";
    if (value === "") throw wrong(name, `Say what "${parameter.label}" is.`);
    if (parameter.kind === "text") return `"${value.replace(/["\\]/g, "\\$&")}"`;
    const issue = parseQuery(value).issues.find(({ severity }) => severity === "error");
    if (issue) throw wrong(name, `${parameter.label}: ${issue.message}`);
    return `(${value})`;
  });
}

function wrong(name: string, message: string): AppError {
  return new AppError("invalid", message, { fields: { [name]: message } });
}
