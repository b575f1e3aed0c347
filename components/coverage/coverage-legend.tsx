import { StateMark } from "./state-mark";
import { STATE_WORDS, STATES } from "./state-words";

/** What each state means, in a sentence. */
export function CoverageLegend() {
  return (
    <ul
      aria-label="States of an hour"
      className="grid gap-x-6 gap-y-1 text-xs sm:grid-cols-2 xl:grid-cols-3 2xl:grid-cols-4"
    >
      {STATES.map((state) => (
        <li key={state} className="flex gap-2">
          <span className="w-28 shrink-0">
            <StateMark state={state} />
          </span>
          <span className="pt-0.5 text-muted">{STATE_WORDS[state].meaning}</span>
        </li>
      ))}
    </ul>
  );
}
