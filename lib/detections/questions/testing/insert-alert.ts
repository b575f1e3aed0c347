import { createHash } from "node:crypto";
import type { AlertIndex } from "@/lib/detections/testing/open-alert-index";

/** What a test says of an alert; the rest is as most alerts have it. */
export interface TestAlert {
  readonly title: string;
  readonly detector?: string;
  readonly ruleId?: number;
  readonly versionId?: number;
  readonly subject?: readonly { readonly field: string; readonly value: string }[];
  readonly accounts?: readonly string[];
  readonly firstMs?: number;
  readonly lastMs?: number;
  readonly count?: number;
  readonly failed?: number;
  readonly level?: string;
  readonly state?: string;
  readonly reason?: string;
  readonly assignee?: string;
  readonly sentence?: string;
  readonly isSuppressed?: boolean;
  readonly isWithdrawn?: boolean;
}

/** Writes an alert as it stands, for questions about it. @returns its number */
export async function insertAlert(index: AlertIndex, alert: TestAlert): Promise<number> {
  const { title, subject = [], accounts = ["111111111111"], firstMs = 0 } = alert;
  const ids = await Promise.all(accounts.map((account) => index.accountId(account)));
  const lastMs = alert.lastMs ?? firstMs;
  const hash = createHash("sha256")
    .update(`${title} ${JSON.stringify(subject)}`)
    .digest("hex");
  const { id } = await index.db.owner.alert.create({
    data: {
      title,
      detector: alert.detector ?? "rule",
      ruleId: alert.ruleId ?? null,
      versionId: alert.versionId ?? null,
      subject: subject.map((part) => ({ ...part })),
      subjectHash: hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5"),
      accountIds: ids,
      windowStart: new Date(firstMs),
      windowEnd: new Date(lastMs + 1),
      firstTime: new Date(firstMs),
      lastTime: new Date(lastMs),
      count: alert.count ?? 1,
      failed: alert.failed ?? 0,
      level: alert.level ?? "medium",
      state: alert.state ?? "open",
      reason: alert.reason ?? null,
      assignee: alert.assignee ?? null,
      sentence: alert.sentence ?? null,
      isSuppressed: alert.isSuppressed ?? false,
      isWithdrawn: alert.isWithdrawn ?? false,
    },
  });
  return id;
}
