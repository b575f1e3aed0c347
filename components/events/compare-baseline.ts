/** What a selection is set against: one of the named baselines, another time, or a principal. */
export type Baseline =
  | { readonly kind: "rest" | "prev" | "weeks" }
  | { readonly kind: "range"; readonly from: string; readonly to: string }
  | { readonly kind: "principal"; readonly name: string };

export type BaselineKind = Baseline["kind"];

const PRINCIPAL = "principal:";

/** Reads the URL's `cmp`; null for a text that says none of these. */
export function parseBaseline(text: string): Baseline | null {
  if (text === "rest" || text === "prev" || text === "weeks") return { kind: text };
  if (text.startsWith(PRINCIPAL)) {
    const name = text.slice(PRINCIPAL.length);
    return name === "" ? null : { kind: "principal", name };
  }
  const [from = "", to = "", ...more] = text.split("..");
  return more.length > 0 || from === "" || to === "" ? null : { kind: "range", from, to };
}

/** The baseline as the URL carries it. */
export function printBaseline(baseline: Baseline): string {
  if (baseline.kind === "range") return `${baseline.from}..${baseline.to}`;
  return baseline.kind === "principal" ? `${PRINCIPAL}${baseline.name}` : baseline.kind;
}

/** The baseline that a link means; null when it selects nothing and sets nothing against it. */
export function baselineOf(sel: string | null, cmp: string | null): Baseline | null {
  const baseline = parseBaseline(cmp ?? "rest") ?? ({ kind: "rest" } as const);
  return sel === null && baseline.kind === "rest" ? null : baseline;
}
