import type { AwsOptions } from "@/lib/aws/aws-connection";
import { listPublicKeys } from "@/lib/aws/list-public-keys";
import type { FoundKeys } from "./found-keys";

const DAY_MS = 86_400_000;
/** Regions, times and names of keys are read from logs: who invents thousands does not make us ask. */
const MOST_REGIONS = 100;
const MOST_QUESTIONS = 1_000;

interface Asked {
  readonly fromMs: number;
  readonly toMs: number;
  readonly answer: Promise<FoundKeys>;
}

/**
 * Asks CloudTrail for keys, once for a Region and window: windows are widened to whole days, so that
 * the places of a Region share one question. Without credentials it is asked once and never again.
 * The answer is never an exception but the signal's own reason.
 */
export class KeyAsker {
  readonly #asked = new Map<string, Asked[]>();
  #questions = 0;
  #withoutCredentials: string | null = null;

  constructor(private readonly aws: AwsOptions) {}

  async ask(region: string, fromMs: number, toMs: number, signal: AbortSignal): Promise<FoundKeys> {
    if (this.#withoutCredentials !== null) return { keys: [], problem: this.#withoutCredentials };
    const earlier = this.#asked.get(region) ?? [];
    const wide = earlier.find((asked) => asked.fromMs <= fromMs && toMs <= asked.toMs);
    if (wide) return wide.answer;
    const isNew = earlier.length === 0;
    if ((isNew && this.#asked.size >= MOST_REGIONS) || this.#questions >= MOST_QUESTIONS) {
      const problem = `The digests need keys of more Regions and times than CloudTrail is asked for (${MOST_REGIONS} and ${MOST_QUESTIONS}).`;
      return { keys: [], problem };
    }
    this.#questions += 1;
    const window = {
      fromMs: Math.floor(fromMs / DAY_MS) * DAY_MS,
      toMs: Math.ceil(toMs / DAY_MS) * DAY_MS,
    };
    const asked = { ...window, answer: this.#list(region, window, signal) };
    this.#asked.set(region, [...earlier, asked]);
    return asked.answer;
  }

  async #list(
    region: string,
    { fromMs, toMs }: Pick<Asked, "fromMs" | "toMs">,
    signal: AbortSignal,
  ): Promise<FoundKeys> {
    const answer = await listPublicKeys(this.aws, region, fromMs, toMs, signal);
    if (answer.ok) {
      const { keys, refused } = answer.value;
      return { keys, problem: refused.join(" ") || null };
    }
    if (answer.why === "no-credentials") this.#withoutCredentials = answer.problem;
    return { keys: [], problem: answer.problem };
  }
}
