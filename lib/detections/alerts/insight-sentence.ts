/** The numbers of a CloudTrail Insights record; null where it does not tell them. */
export interface InsightNumbers {
  readonly service: string;
  readonly name: string;
  readonly errorCode: string | null;
  /** Calls a minute. */
  readonly insight: number | null;
  readonly baseline: number | null;
  readonly insightMinutes: number | null;
  readonly baselineMinutes: number | null;
}

/** Digits that tell numbers of this size apart. */
const DIGITS = 2;

/**
 * The sentence of one insight: `ec2 RunInstances: 12 a minute for 5 minutes (60 calls); usually
 * 0.000088 (1 in 11336 minutes)`. Averages are calls divided by minutes, so their product is a count
 * (AWS: insightDetails, whose example multiplies to 3 calls against 1). Null where a number is missing.
 */
export function insightSentence(numbers: InsightNumbers): string | null {
  const { service, name, errorCode, insight, baseline, insightMinutes, baselineMinutes } = numbers;
  if (insight === null || baseline === null) return null;
  const what = `${service.replace(/\.amazonaws\.com$/, "")} ${name}${errorCode === null ? "" : ` (${errorCode})`}`;
  const during =
    insightMinutes === null
      ? ""
      : ` for ${minutes(insightMinutes)} (${calls(insight * insightMinutes)})`;
  const before =
    baselineMinutes === null
      ? ""
      : ` (${calls(baseline * baselineMinutes)} in ${minutes(baselineMinutes)})`;
  return `${what}: ${rate(insight)} a minute${during}; usually ${rate(baseline)}${before}`;
}

function rate(value: number): string {
  if (value === 0) return "0";
  return value >= 10 ? value.toFixed(1) : Number(value.toPrecision(DIGITS)).toString();
}

function calls(count: number): string {
  const whole = Math.round(count);
  return whole === 1 ? "1 call" : `${whole} calls`;
}

function minutes(count: number): string {
  return count === 1 ? "1 minute" : `${count} minutes`;
}
