import type { RuleHitPlace } from "./rule-subjects";

/** Which of some hits a filter takes out, and which of their alerts as a whole. */
export class HiddenAlerts {
  hits = 0;
  private readonly left = new Set<number>();
  private readonly touched = new Set<number>();

  add({ alertId }: RuleHitPlace, isHidden: boolean): void {
    if (isHidden) this.hits += 1;
    if (alertId !== null) (isHidden ? this.touched : this.left).add(alertId);
  }

  /** Of those whose hits were looked at, the alerts of which nothing is left. */
  get alerts(): number {
    return [...this.touched].filter((id) => !this.left.has(id)).length;
  }
}
