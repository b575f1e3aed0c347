import type { Answer, Contender } from "./contender";
import type { Question } from "./questions";

export interface Timing {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly answer: Answer;
}

export interface Measured {
  readonly name: string;
  readonly load: { readonly seconds: number | null; readonly bytes: number };
  /** By question id. */
  readonly timings: ReadonlyMap<string, Timing>;
}

/** Loads `folder` into the contender and asks every question once to warm up and `runs` times to measure. */
export async function measure(
  contender: Contender,
  folder: string,
  questions: readonly Question[],
  runs: number,
): Promise<Measured> {
  try {
    const load = await contender.load(folder);
    const timings = new Map<string, Timing>();
    for (const question of questions)
      timings.set(question.id, await time(contender, question, runs));
    return { name: contender.name, load, timings };
  } finally {
    await contender.close();
  }
}

async function time(contender: Contender, question: Question, runs: number): Promise<Timing> {
  const answer = await contender.ask(question);
  const takenMs: number[] = [];
  for (let run = 0; run < runs; run++) {
    const startedMs = performance.now();
    const again = await contender.ask(question);
    takenMs.push(performance.now() - startedMs);
    if (again.checksum !== answer.checksum) {
      throw new Error(`${contender.name} answers ${question.id} differently each time`);
    }
  }
  takenMs.sort((a, b) => a - b);
  return { medianMs: quantile(takenMs, 0.5), p95Ms: quantile(takenMs, 0.95), answer };
}

/** Nearest-rank quantile of ascending values. */
export function quantile(ascending: readonly number[], share: number): number {
  const value = ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)];
  if (value === undefined) throw new RangeError("No values");
  return value;
}
