import type { TrailCheckId } from "@/lib/api/trail-contract";
import { formatTime } from "@/lib/format/time";
import { type Judge, type Judgement, judged } from "./judgement";
import type { Selection, TrailValues } from "./trail-values";

/** Checks of the trail itself. */
export const judgeTrail: Readonly<Record<Exclude<TrailCheckId, `bucket-${string}`>, Judge>> = {
  logging: ({ logging }) => judged(logging, "good", "It is logging.", "bad", "It is stopped."),
  "multi-region": ({ multiRegion }) =>
    judged(multiRegion, "good", "All enabled Regions.", "bad", "Its home Region alone."),
  "global-events": ({ globalEvents }) =>
    judged(globalEvents, "good", "They are logged.", "bad", "They are left out."),
  "management-events": ({ selection }) => selection && judgeManagement(selection),
  "data-events": ({ selection }) => selection && listed(selection.dataTypes, "None are logged."),
  insights: ({ insights }) => insights && listed(insights, "They are off."),
  validation: ({ validation }) =>
    judged(validation, "good", "Digests are made and signed.", "bad", "It is off."),
  "digest-delivery": ({ digestDelivery }) => judgeDelivery(digestDelivery),
  delivery: ({ delivery }) => judgeDelivery(delivery),
  encryption: ({ kmsKey }) => {
    if (kmsKey === undefined) return undefined;
    return kmsKey === null
      ? { state: "bad", value: "No KMS key is set: S3 encrypts with keys of its own." }
      : { state: "good", value: kmsKey };
  },
  "log-group": ({ logGroup, logGroupDelivery }) => {
    if (logGroup === undefined) return undefined;
    if (logGroup === null) return { state: "bad", value: "No log group is set." };
    const delivered = judgeDelivery(logGroupDelivery);
    return { state: delivered?.state ?? "good", value: joined(logGroup, delivered?.value) };
  },
  organization: ({ organization }) =>
    judged(organization, "good", "All accounts are in it.", "note", "It is of one account."),
};

const MANAGEMENT: Readonly<Record<Selection["management"], string>> = {
  all: "Reads and writes.",
  "write-only": "Writes alone.",
  "read-only": "Reads alone.",
  none: "None are logged.",
};

function judgeManagement({ management, isNarrowed, excluded }: Selection): Judgement {
  const value = [
    MANAGEMENT[management],
    excluded.length > 0 && `Left out: ${excluded.join(", ")}.`,
    isNarrowed && "Further conditions leave some out.",
  ];
  const isWhole = excluded.length === 0 && !isNarrowed;
  return {
    state: management === "all" ? (isWhole ? "good" : "note") : "bad",
    value: value.filter((part) => part !== false).join(" "),
  };
}

function listed(values: readonly string[], none: string): Judgement {
  return values.length === 0
    ? { state: "note", value: none }
    : { state: "good", value: `${values.join(", ")}.` };
}

function judgeDelivery(delivery: TrailValues["delivery"]): Judgement {
  if (delivery === undefined) return undefined;
  const { latestMs, error } = delivery;
  const latest = latestMs === null ? null : `Latest: ${formatTime(latestMs, "utc")}.`;
  if (error !== null) return { state: "bad", value: joined(`Refused: ${error}.`, latest) };
  return latest === null
    ? { state: "note", value: "None was made yet." }
    : { state: "good", value: latest };
}

function joined(first: string, second: string | null | undefined): string {
  return second ? `${first} ${second}` : first;
}
