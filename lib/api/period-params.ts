import type { PeriodParams } from "./period-contract";

/** A page's search parameters, as Next.js or `URLSearchParams` gives them. */
type Given = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** The period and the accounts that a link asks for; what is empty or given twice is not asked. */
export function readPeriodParams(given: Given): PeriodParams {
  return Object.fromEntries(
    ["from", "to", "scope"].flatMap((name) => {
      const value = given[name];
      return typeof value === "string" && value !== "" ? [[name, value]] : [];
    }),
  );
}

/** The same as the search part of a URL of the API, with further parameters. */
export function periodUrl(
  path: string,
  { from, to, scope }: PeriodParams,
  more: Readonly<Record<string, string>> = {},
): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ from, to, scope, ...more })) {
    if (value !== undefined && value !== "") asked.set(name, value);
  }
  const text = asked.toString();
  return text === "" ? path : `${path}?${text}`;
}
