import { Check, Minus } from "lucide-react";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount, formatShare } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import type { ChoiceState } from "./edit-query";

/** One value: a click includes it, the minus leaves it out, a second click releases it. */
export function FacetValue({
  label,
  missing,
  count,
  total,
  state,
  onChoose,
}: {
  readonly label: string;
  /** True for records that do not have the field. */
  readonly missing: boolean;
  readonly count: number;
  readonly total: number;
  readonly state: ChoiceState;
  readonly onChoose: (state: ChoiceState) => void;
}) {
  const share = total > 0 ? (count / total) * 100 : 0;
  const name = missing ? "not recorded" : label;
  const look = state === "include" ? "bg-selected" : state === "exclude" ? "line-through" : "";
  return (
    <li className="group/value relative flex items-center hover:bg-hover">
      <button
        type="button"
        aria-pressed={state === "include"}
        title={`${toVisible(name)}: ${formatCount(count)} events, ${formatShare(count, total)}`}
        className={`flex h-6 min-w-0 flex-1 items-center gap-2 pe-2 text-start ${state === "include" ? "ps-1.5" : "ps-6"} ${look}`}
        onClick={() => onChoose(state === "include" ? null : "include")}
      >
        {state === "include" ? (
          <Check size={12} aria-hidden="true" className="-me-1.5 shrink-0 text-accent" />
        ) : null}
        <span className={`min-w-0 flex-1 truncate ${missing ? "text-muted italic" : ""}`}>
          <VisibleText text={name.slice(0, 200)} />
        </span>
        <span className="text-xs text-muted">{formatCount(count)}</span>
      </button>
      <button
        type="button"
        aria-pressed={state === "exclude"}
        aria-label={`Leave out ${toVisible(name)}`}
        title="Leave out"
        className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted opacity-0 group-hover/value:opacity-100 hover:text-ink focus-visible:opacity-100 aria-pressed:opacity-100 pointer-coarse:opacity-100"
        onClick={() => onChoose(state === "exclude" ? null : "exclude")}
      >
        <Minus size={14} aria-hidden="true" />
      </button>
      <svg
        aria-hidden="true"
        className="pointer-events-none absolute bottom-0 start-6 h-0.5 w-[calc(100%-3.5rem)]"
      >
        <rect width={`${share}%`} height="2" rx="1" className="fill-edge/60" />
      </svg>
    </li>
  );
}
