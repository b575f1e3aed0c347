import { type KeyboardEvent, useState } from "react";
import { useKeyNames } from "@/components/shell/use-shortcuts";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount, formatShare } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import type { ChoiceState } from "./edit-query";

export interface ShownValue {
  /** Null for records that do not have the field. */
  readonly value: string | null;
  readonly label: string;
  /** Null when it was not counted. */
  readonly count: number | null;
  readonly isNew: boolean | null;
  /** A secret in it is not shown, so no query can ask for it. */
  readonly masked: boolean;
}

const SIDE =
  "h-6 min-w-6 shrink-0 rounded-sm px-1 text-xs text-muted hover:text-ink focus-visible:opacity-100";

/**
 * One value: a click includes it, the minus leaves it out, "only" asks for nothing else of its
 * field; a second click releases it. With the focus on it, x and o do the same.
 */
export function FacetValue({
  shown: { value, label, count, isNew, masked },
  total,
  state,
  onChoose,
}: {
  readonly shown: ShownValue;
  readonly total: number;
  readonly state: ChoiceState;
  readonly onChoose: (state: ChoiceState | "only") => void;
}) {
  // A button that is needed now and then would be thousands in a long list.
  const [isNear, setNear] = useState(false);
  const nameOf = useKeyNames();
  const share = total > 0 ? Math.min(1, (count ?? 0) / total) : 0;
  const look = state === "include" ? "bg-selected" : state === "exclude" ? "line-through" : "";
  const exclude = () => onChoose(state === "exclude" ? null : "exclude");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = { x: exclude, o: () => onChoose("only") }[nameOf(event.key) ?? ""];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <li
      className="share group/value flex items-center hover:bg-hover"
      style={{ backgroundSize: `calc((100% - 3.5rem) * ${share}) 3px, calc(100% - 3.5rem) 3px` }}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      onFocus={() => setNear(true)}
    >
      <button
        type="button"
        disabled={masked}
        aria-pressed={state === "include"}
        aria-keyshortcuts="x o"
        title={`${toVisible(label.slice(0, 500))}${count === null ? "" : `: ${formatCount(count)} events, ${formatShare(count, total)}`}${isNew === true ? ". Not seen before this time" : ""}${masked ? ". A secret in it is masked: it cannot be searched for" : ""}`}
        className={`flex h-6 min-w-0 flex-1 items-center gap-2 ps-6 pe-1 text-start aria-pressed:font-medium ${look}`}
        onClick={() => onChoose(state === "include" ? null : "include")}
        onKeyDown={onKeyDown}
      >
        <VisibleText
          text={label.slice(0, 200)}
          className={`min-w-0 flex-1 truncate ${value === null ? "text-muted italic" : ""}`}
        />
        {isNew === true ? (
          <span className="rounded-xs border border-warn px-0.5 text-[10px] leading-3 text-warn">
            new
          </span>
        ) : null}
        <span className="text-xs text-muted">{count === null ? "" : formatCount(count)}</span>
      </button>
      {isNear && !masked ? (
        <button
          type="button"
          aria-label={`Only ${toVisible(label.slice(0, 200))}`}
          title="Only this (o)"
          className={SIDE}
          onClick={() => onChoose("only")}
        >
          only
        </button>
      ) : null}
      {masked ? null : (
        <button
          type="button"
          aria-pressed={state === "exclude"}
          aria-label={`Leave out ${toVisible(label.slice(0, 200))}`}
          title="Leave out (x)"
          className={`${SIDE} opacity-0 group-hover/value:opacity-100 aria-pressed:opacity-100 pointer-coarse:opacity-100`}
          onClick={exclude}
        >
          −
        </button>
      )}
    </li>
  );
}
