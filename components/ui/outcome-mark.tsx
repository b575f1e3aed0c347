import type { EventRow } from "@/lib/api/contract";

type Outcome = EventRow["outcome"];

/** The words used for an outcome everywhere. */
export const OUTCOME_WORD: Readonly<Record<Outcome, string>> = {
  success: "success",
  denied: "denied",
  error: "error",
  unknown: "unknown",
};

const SHAPES: Readonly<Record<Outcome, { readonly d: string; readonly className: string }>> = {
  success: { d: "M6 2.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z", className: "fill-success" },
  denied: { d: "M2 2h8v8h-8z", className: "fill-denied" },
  error: { d: "M6 1.5 11 10.5H1z", className: "fill-error" },
  unknown: {
    d: "M6 2.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z",
    className: "fill-none stroke-unknown",
  },
};

/** Shape and colour of an outcome: circle, square, triangle, empty circle. Say the word beside it. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  const { d, className } = SHAPES[outcome];
  return (
    <svg
      width={12}
      height={12}
      viewBox="0 0 12 12"
      aria-hidden="true"
      className="inline-block shrink-0 align-[-1px]"
    >
      <path d={d} className={className} strokeWidth={1.5} data-mark />
    </svg>
  );
}

/** Shape, colour and word of an outcome that came as a text. */
export function OutcomeWord({ outcome }: { readonly outcome: string }) {
  const known = isOutcome(outcome) ? outcome : "unknown";
  return (
    <>
      <OutcomeMark outcome={known} /> {OUTCOME_WORD[known]}
    </>
  );
}

/** Whether a text is one of the outcomes. */
export function isOutcome(text: string | null): text is Outcome {
  return text !== null && Object.hasOwn(OUTCOME_WORD, text);
}
