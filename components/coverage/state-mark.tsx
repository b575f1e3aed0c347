import type { CoverageState } from "@/lib/api/coverage-contract";
import { STATE_WORDS } from "./state-words";

/** A cell of the grid, small, in front of its word. */
export function StateMark({ state }: { readonly state: CoverageState }) {
  const { word, look } = STATE_WORDS[state];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden="true"
        data-state={state === "unknown" ? "uncovered" : "none"}
        className={`heat-cell inline-flex size-5 shrink-0 items-center justify-center rounded-xs text-[11px] leading-[1] ${look}`}
      />
      {word}
    </span>
  );
}
