import { ToggleButton } from "@/components/ui/toggle-button";
import { formatCount } from "@/lib/format/count";
import { kindWords } from "./finding-words";

/** One kind of finding, or all. */
export function FindingFilter({
  kinds,
  kind,
  onChange,
}: {
  /** Findings by kind; empty as long as the run has not ended. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly kind: string | null;
  readonly onChange: (kind: string | null) => void;
}) {
  const offered = [...new Set([...Object.keys(kinds), ...(kind === null ? [] : [kind])])].sort();
  if (offered.length < 2 && kind === null) return null;
  return (
    <fieldset aria-label="Kind of finding" className="my-2 flex flex-wrap gap-1" data-no-print>
      {[null, ...offered].map((each) => (
        <ToggleButton key={each ?? "all"} isPressed={kind === each} onClick={() => onChange(each)}>
          {each === null ? "all" : kindWords(each).title}
          {each === null ? null : (
            <span className="ms-1 text-muted">{formatCount(kinds[each] ?? 0)}</span>
          )}
        </ToggleButton>
      ))}
    </fieldset>
  );
}
