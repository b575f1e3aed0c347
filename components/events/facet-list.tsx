"use client";

import { useRef } from "react";
import type { Choice, ChoiceState } from "./edit-query";
import { FacetValue, type ShownValue } from "./facet-value";
import { useInView } from "./use-in-view";

const ROW_PX = 24;

/** Values of one field, one per line. Out of sight only their place is kept. */
export function FacetList({
  field,
  values,
  total,
  label,
  isLong,
  stateOf,
  onChoose,
}: {
  readonly field: string;
  readonly values: readonly ShownValue[];
  readonly total: number;
  readonly label: string;
  /** All values: the list scrolls by itself. */
  readonly isLong: boolean;
  readonly stateOf: (choice: Choice) => ChoiceState;
  readonly onChoose: (choice: Choice, state: ChoiceState | "only") => void;
}) {
  const box = useRef<HTMLUListElement>(null);
  const isIn = useInView(box);
  return (
    <ul
      ref={box}
      aria-label={label}
      style={isIn ? undefined : { height: values.length * ROW_PX }}
      className={isLong ? "max-h-96 overflow-auto" : ""}
    >
      {isIn
        ? values.map((each) => {
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
          })
        : null}
    </ul>
  );
}
