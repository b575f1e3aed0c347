import { formatCount } from "@/lib/format/count";

const MOST = 24;
const LONGEST = 300;

/** The numbers of an alert as a list: `baselineDays` → "Baseline days". */
export function numberFacts(
  numbers: Readonly<Record<string, unknown>> | null,
): readonly { readonly name: string; readonly text: string }[] {
  return Object.entries(numbers ?? {})
    .slice(0, MOST)
    .flatMap(([name, value]) => {
      const text = textOf(name, value);
      return text === "" ? [] : [{ name: wordsOf(name), text: text.slice(0, LONGEST) }];
    });
}

function wordsOf(name: string): string {
  const words = name
    .replace(/Ms$/, "")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function textOf(name: string, value: unknown): string {
  if (typeof value === "number") {
    if (/Ms$/.test(name) && value > 1e11) return new Date(value).toISOString();
    return Number.isInteger(value) ? formatCount(value) : String(Number(value.toPrecision(3)));
  }
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((item) => textOf("", item)).join(", ");
  return value === null || value === undefined ? "" : JSON.stringify(value);
}
