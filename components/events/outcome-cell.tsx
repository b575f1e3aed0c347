import { OUTCOME_WORD, OutcomeMark } from "@/components/ui/outcome-mark";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";

/** Outcome as shape, colour and word; the error code is the most exact word there is. */
export function OutcomeCell({ row }: { readonly row: EventRow }) {
  const word = OUTCOME_WORD[row.outcome];
  return (
    <>
      <OutcomeMark outcome={row.outcome} />
      {row.errorCode === null ? (
        <span className="ms-1.5 text-muted">{word}</span>
      ) : (
        <>
          <span className="sr-only">{word}: </span>
          <VisibleText text={row.errorCode.slice(0, 200)} className="ms-1.5" />
        </>
      )}
    </>
  );
}
