import type { TrailCheckId } from "@/lib/api/trail-contract";
import { formatCounted } from "@/lib/format/count";
import { type Judge, type Judgement, judged } from "./judgement";
import type { LifecycleStep } from "./trail-values";

/** Checks of the bucket that the trail delivers to. */
export const judgeBucket: Readonly<Record<Extract<TrailCheckId, `bucket-${string}`>, Judge>> = {
  "bucket-versioning": ({ versioning }) => {
    if (versioning === undefined) return undefined;
    if (versioning === "enabled") return { state: "good", value: "Versions are kept." };
    const value = versioning === "suspended" ? "It is suspended." : "It was never switched on.";
    return { state: "bad", value };
  },
  "bucket-mfa-delete": ({ mfaDelete }) =>
    judged(mfaDelete, "good", "It is on.", "bad", "It is off."),
  "bucket-public-access": ({ publicAccessBlock }) => {
    if (publicAccessBlock === undefined) return undefined;
    if (publicAccessBlock === null) {
      return { state: "bad", value: "The bucket itself blocks none; its account may." };
    }
    const open = Object.entries(publicAccessBlock).flatMap(([name, isSet]) => (isSet ? [] : name));
    if (open.length === 0) return { state: "good", value: "All of it is blocked." };
    return { state: "bad", value: `The bucket itself leaves out ${open.join(", ")}.` };
  },
  "bucket-policy": ({ isPolicyPublic }) => {
    if (isPolicyPublic === null)
      return { state: "note", value: "There is none, or S3 does not judge it." };
    return judged(isPolicyPublic, "bad", "It is public.", "good", "It is not public.");
  },
  "bucket-lifecycle": ({ lifecycle }) => lifecycle && judgeLifecycle(lifecycle),
};

function judgeLifecycle(steps: readonly LifecycleStep[]): Judgement {
  if (steps.length === 0)
    return { state: "good", value: "No rule touches the files of the trail." };
  return { state: "note", value: `${steps.map(tellStep).join("; ")}.` };
}

function tellStep({ what, days, storageClass }: LifecycleStep): string {
  const when = days === null ? "at a set date" : `after ${formatCounted(days, "day")}`;
  switch (what) {
    case "delete":
      return `deleted ${when}`;
    case "delete-old-versions":
      return `old versions deleted ${when}`;
    case "archive":
      return `moved to ${storageClass ?? "another class"} ${when}`;
  }
}
