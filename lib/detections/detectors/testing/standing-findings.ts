import type { Changes, Detector } from "@/lib/detections/detectors/detector";
import type { Finding } from "@/lib/detections/finding";
import type { TestIndex } from "@/lib/ingest/testing/test-index";

/** What detectors say of an index that changes: findings that a later look gives up are gone. */
export class StandingFindings {
  private readonly standing = new Map<string, Finding>();

  constructor(
    private readonly index: TestIndex,
    private readonly detectors: readonly Detector[],
  ) {}

  /** Looks at everything that changed since the last look. */
  async look(): Promise<void> {
    const changes = await this.takeChanges();
    for (const { name, detect } of this.detectors) {
      const { scopes, findings } = await this.index.db.owner.$transaction(
        (tx) => detect(tx, changes, { nowMs: Date.UTC(2026, 9, 5) }),
        { timeout: 60_000 },
      );
      for (const [key, { detector, accountIds, windowStartMs, subject }] of this.standing) {
        const principal = subject.find(({ field }) => field === "ct.principal")?.value;
        const isJudged = scopes.some(
          ({ accountId, fromMs, toMs, principals }) =>
            accountIds.includes(accountId) &&
            windowStartMs >= fromMs &&
            windowStartMs < toMs &&
            (principals === null || (principal != null && principals.includes(principal))),
        );
        if (detector === name && isJudged) this.standing.delete(key);
      }
      for (const finding of findings) this.standing.set(identityOf(finding), finding);
    }
  }

  /** All that stands, without the numbers that dictionaries give. */
  list(): Omit<Finding, "accountIds">[] {
    return [...this.standing]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { accountIds: _, events, ...finding }]) => ({
        ...finding,
        events: events.map((event) => ({ ...event, accountId: 0 })),
      }));
  }

  private async takeChanges(): Promise<Changes> {
    const { owner } = this.index.db;
    const [days, hours] = await Promise.all([
      owner.$queryRaw<Changes["days"]>`delete from changed_day
        returning account_id as "accountId", principal_id as "principalId",
          extract(epoch from day)::float8 * 1000 as "dayMs"`,
      owner.$queryRaw<Changes["hours"]>`delete from changed_hour
        returning account_id as "accountId", extract(epoch from hour)::float8 * 1000 as "hourMs"`,
    ]);
    return { days, hours };
  }
}

function identityOf({ detector, windowStartMs, subject }: Finding): string {
  return JSON.stringify([detector, windowStartMs, subject]);
}
