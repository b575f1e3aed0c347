import type { Finding } from "@/lib/detections/finding";

/** What an alert is known by, and what it says of that. */
export interface AlertIdentity
  extends Pick<
    Finding,
    "detector" | "ruleId" | "versionId" | "subject" | "windowStartMs" | "windowEndMs"
  > {
  readonly subjectHash: string;
  readonly title: string;
}

/** What is measured of an alert each time that something of it may have changed. */
export interface AlertFigures
  extends Pick<
    Finding,
    | "versionId"
    | "accountIds"
    | "firstMs"
    | "lastMs"
    | "count"
    | "failed"
    | "level"
    | "title"
    | "sentence"
    | "numbers"
  > {
  readonly alertId: number;
  readonly isSuppressed: boolean;
}
