import type { Prisma } from "@/lib/db/generated/client";
import type { Finding } from "@/lib/detections/finding";
import { LEVELS } from "@/lib/sigma/rule";
import { readNormal } from "./declare-normal";
import { openAlerts } from "./open-alerts";
import { subjectHash } from "./subject-hash";
import { writeAlertEvents } from "./write-alert-events";
import { writeAlerts } from "./write-alerts";

/** A finding under what it is known by, which need not be all of its accounts. */
export interface KnownFinding extends Finding {
  readonly subjectHash: string;
  readonly isSuppressed: boolean;
}

/**
 * Makes alerts of what detectors found, in the order of the findings; one that is there already
 * becomes what its finding says now, and keeps its id, its state and its history. Raising the same
 * again changes nothing.
 * @returns ids of the alerts
 */
export async function raiseAlerts(
  tx: Prisma.TransactionClient,
  findings: readonly Finding[],
): Promise<readonly number[]> {
  if (findings.length === 0) return [];
  const normal = await readNormal(tx);
  return raiseKnown(tx, onceEach(findings.map((finding) => toKnown(finding, normal))));
}

/** The same for one finding. */
export async function raiseAlert(
  tx: Prisma.TransactionClient,
  finding: Finding,
): Promise<number | null> {
  const [id] = await raiseAlerts(tx, [finding]);
  return id ?? null;
}

export async function raiseKnown(
  tx: Prisma.TransactionClient,
  findings: readonly KnownFinding[],
): Promise<readonly number[]> {
  const ids = await openAlerts(tx, findings);
  const raised = findings.flatMap((finding, at) => {
    const alertId = ids[at];
    return alertId === undefined ? [] : [{ ...finding, alertId }];
  });
  await writeAlertEvents(tx, raised);
  await writeAlerts(
    tx,
    raised.map(({ events: _, ...figures }) => figures),
  );
  return ids;
}

function toKnown(finding: Finding, normal: ReadonlySet<string>): KnownFinding {
  const { detector, accountIds, windowStartMs, windowEndMs, subject } = finding;
  const hash = subjectHash(accountIds, windowEndMs - windowStartMs, subject);
  return { ...finding, subjectHash: hash, isSuppressed: normal.has(`${detector}|${hash}`) };
}

/** Two findings about the same thing are one alert: that of the higher level stands. */
function onceEach(findings: readonly KnownFinding[]): readonly KnownFinding[] {
  const found = new Map<string, KnownFinding>();
  const rank = ({ level }: KnownFinding) => LEVELS.indexOf(level);
  for (const finding of findings) {
    const { detector, ruleId, subjectHash: hash, windowStartMs } = finding;
    const key = [detector, ruleId, hash, windowStartMs].join("|");
    const other = found.get(key);
    if (other === undefined || rank(finding) > rank(other)) found.set(key, finding);
  }
  return [...found.values()];
}
