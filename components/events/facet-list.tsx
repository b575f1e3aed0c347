"use client";

import { useRef } from "react";
import type { Choice, ChoiceState } from "./edit-query";
import { FacetValue, type ShownValue } from "./facet-value";
import { useInView } from "./use-in-view";

const ROW_PX = 24;

/**
 * Values of one field, one per line: the most frequent, then the rare ones. They are one list, so
 * that a value that changes its place keeps the focus. Out of sight only their place is kept.
 */
export function FacetList({
  field,
  values,
  rare,
  rareWord,
  total,
  label,
  isLong,
  stateOf,
  onChoose,
}: {
  readonly field: string;
  readonly values: readonly ShownValue[];
  readonly rare: readonly ShownValue[];
  /** What the rare ones are called. */
  readonly rareWord: string;
  readonly total: number;
  readonly label: string;
  /** All values: the list scrolls by itself. */
  readonly isLong: boolean;
  readonly stateOf: (choice: Choice) => ChoiceState;
  readonly onChoose: (choice: Choice, state: ChoiceState | "only") => void;
}) {
  const box = useRef<HTMLUListElement>(null);
  const isIn = useInView(box);
  const line = (each: ShownValue) => {
    const choice = { field, value: each.value };
    return (
      <FacetValue
        key={each.value === null ? "missing" : `=${each.value}`}
        shown={each}
        total={total}
        state={stateOf(choice)}
        onChoose={(state) => onChoose(choice, state)}
      />
    );
  };
  const lines = values.map(line);
  if (rare.length > 0)
    lines.push(
      <li key="rare" className="ps-6 pt-1 text-xs text-muted">
        {rareWord}
      </li>,
      ...rare.map(line),
    );
  return (
    <ul
      ref={box}
      aria-label={label}
      style={isIn ? undefined : { height: lines.length * ROW_PX }}
      className={isLong ? "max-h-96 overflow-auto" : ""}
    >
      {isIn ? lines : null}
    </ul>
  );
}
