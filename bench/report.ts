import type { Measured } from "./measure";
import type { Question } from "./questions";

const ms = (value: number): string =>
  value < 10 ? value.toFixed(1) : Math.round(value).toString();

/**
 * The comparison as a markdown table: median and p95 in milliseconds, ratio to the first contender
 * (below 1 is faster), and whether all gave the same rows.
 */
export function reportMarkdown(
  questions: readonly Question[],
  measured: readonly Measured[],
): { text: string; disagreements: number } {
  const [base, ...others] = measured;
  if (base === undefined) throw new RangeError("Nobody was measured");
  let disagreements = 0;
  const heads = [
    "question",
    "rows",
    `${base.name} ms (p95)`,
    ...others.flatMap(({ name }) => [`${name} ms (p95)`, "ratio"]),
    ...(others.length > 0 ? ["same answer"] : []),
  ];
  const lines = questions.map(({ id, title }) => {
    const first = base.timings.get(id);
    const rest = others.map(({ timings }) => timings.get(id));
    const same = rest.every((timing) => timing?.answer.checksum === first?.answer.checksum);
    if (!same) disagreements++;
    return [
      title,
      String(first?.answer.rows ?? "-"),
      cell(first),
      ...rest.flatMap((timing) => [cell(timing), ratio(timing?.medianMs, first?.medianMs)]),
      ...(others.length > 0 ? [same ? "yes" : "**no**"] : []),
    ];
  });
  const loads = measured.map(
    ({ name, load }) =>
      `- ${name}: ${load.seconds === null ? "loaded before" : `loaded in ${load.seconds.toFixed(1)} s`}, keeps ${Math.round(load.bytes / 1e6)} MB`,
  );
  const table = [heads, heads.map(() => "---"), ...lines].map((row) => `| ${row.join(" | ")} |`);
  return { text: `${loads.join("\n")}\n\n${table.join("\n")}\n`, disagreements };
}

const cell = (timing: { medianMs: number; p95Ms: number } | undefined): string =>
  timing === undefined ? "-" : `${ms(timing.medianMs)} (${ms(timing.p95Ms)})`;

const ratio = (value: number | undefined, base: number | undefined): string =>
  value === undefined || base === undefined ? "-" : (value / base).toFixed(2);
