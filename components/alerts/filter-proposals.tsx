import { VisibleText } from "@/components/ui/visible-text";
import type { FilterProposals as Answer } from "@/lib/api/tune-contract";
import { formatCounted } from "@/lib/format/count";

/** Filters that would hide an alert, each with what else it would hide. */
export function FilterProposals({
  answer: { proposals, looked, hasMore },
  chosen,
  onChoose,
}: {
  readonly answer: Answer;
  /** Text of the filter as it now is; changed by hand, it may be none of them. */
  readonly chosen: string;
  readonly onChoose: (text: string) => void;
}) {
  if (proposals.length === 0) {
    return <p className="text-muted">Nothing of this alert makes a filter; write your own.</p>;
  }
  return (
    <fieldset className="space-y-1">
      <legend className="font-medium">What to hide</legend>
      {proposals.map(({ title, text, hits, alerts }) => (
        <label key={text} className="flex min-h-6 gap-2">
          <input
            type="radio"
            name="proposal"
            checked={text === chosen}
            className="mt-1 size-4 shrink-0"
            onChange={() => onChoose(text)}
          />
          <span className="min-w-0 wrap-anywhere">
            <VisibleText text={title} />
            <span className="block text-xs text-muted">
              {hits === 0
                ? "would hide nothing else that was found so far"
                : `would also hide ${formatCounted(hits, "hit")} and ${formatCounted(alerts, "open alert")} as a whole`}
            </span>
          </span>
        </label>
      ))}
      <p className="text-xs text-muted">
        {looked === 0
          ? "The rule has no other hits to look at."
          : `${hasMore ? "The newest " : ""}${formatCounted(looked, "other hit")} of the rule ${looked === 1 ? "was" : "were"} looked at.`}
      </p>
    </fieldset>
  );
}
