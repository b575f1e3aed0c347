const STEPS = [
  { seconds: 86_400, unit: "d" },
  { seconds: 3600, unit: "h" },
  { seconds: 60, unit: "min" },
] as const;

/** A length of time in its two largest units: `3 min 20 s`, `2 h`, `5 d 4 h`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  for (const [index, step] of STEPS.entries()) {
    if (whole < step.seconds) continue;
    const large = Math.floor(whole / step.seconds);
    const next = STEPS[index + 1] ?? { seconds: 1, unit: "s" };
    const small = Math.floor((whole % step.seconds) / next.seconds);
    return small === 0 ? `${large} ${step.unit}` : `${large} ${step.unit} ${small} ${next.unit}`;
  }
  return `${whole} s`;
}
