import { VisibleText } from "@/components/ui/visible-text";
import type { EventContext } from "@/lib/api/analysis-contract";
import { formatCounted } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import type { ContextChoice } from "./context-param";

const CHIP = "rounded-full border border-line px-2 py-0.5 text-xs";

/** Chips that say what the events in sight have in common, and whether there are more. */
export function ContextApplied({
  context,
  choice,
  q,
}: {
  readonly context: EventContext;
  readonly choice: ContextChoice;
  readonly q: string;
}) {
  const beyond =
    context.newer && context.older
      ? "more before and after"
      : context.newer
        ? "more after"
        : context.older
          ? "more before"
          : null;
  return (
    <ul aria-label="What applies" className="flex min-w-0 flex-1 flex-wrap gap-1">
      <li className={CHIP}>±{formatDuration(context.windowMs / 1000)}</li>
      {context.applied.q === "" ? null : (
        <li className={`${CHIP} max-w-full truncate font-mono`}>
          <VisibleText text={context.applied.q.slice(0, 300)} />
        </li>
      )}
      <li className={CHIP}>
        {q === "" ? "no query on the page" : `query filters ${choice.withQuery ? "ON" : "OFF"}`}
      </li>
      <li className={CHIP}>
        {formatCounted(context.rows.length, "event")}
        {beyond === null ? "" : `, ${beyond}`}
      </li>
    </ul>
  );
}
